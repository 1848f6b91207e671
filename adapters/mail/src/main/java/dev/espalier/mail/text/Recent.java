package dev.espalier.mail.text;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

/// Remembers what was made of the keys used lately, at most twice `room` of them. Two generations:
/// when the young one is full it becomes the old one, and what is used again becomes young again. A
/// hit takes no lock; two threads may make one value at a time, and one of the two is kept.
final class Recent<K, V> {

    private record Generations<K, V>(ConcurrentMap<K, V> young, ConcurrentMap<K, V> old) {}

    private final int room;
    private volatile Generations<K, V> now =
            new Generations<>(new ConcurrentHashMap<>(), new ConcurrentHashMap<>());

    Recent(int room) {
        this.room = room;
    }

    V get(K key, Function<K, V> make) {
        Generations<K, V> generations = now;
        V young = generations.young().get(key);
        if (young != null) {
            return young;
        }
        V old = generations.old().get(key);
        V value = old != null ? old : make.apply(key);
        generations.young().put(key, value);
        if (generations.young().size() >= room) {
            // Another thread may have done the same; then one generation is forgotten too early.
            now = new Generations<>(new ConcurrentHashMap<>(), generations.young());
        }
        return value;
    }
}
