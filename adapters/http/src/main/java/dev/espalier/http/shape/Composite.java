package dev.espalier.http.shape;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A record on the wire: its fields in the order of its components, how to make one and how to take
/// one apart.
public final class Composite implements Shape.Nested {
    private final Class<?> type;
    private final String doc;
    private final MethodHandle maker;
    private final MethodHandle[] readers;
    private List<Field> fields = List.of();

    private Composite(Class<?> type, MethodHandle maker, MethodHandle[] readers) {
        this.type = type;
        this.maker = maker;
        this.readers = readers;
        var said = type.getAnnotation(Doc.class);
        this.doc = said == null ? "" : said.value();
    }

    /// The shape of a record. Refuses, by name, a component whose type has no wire form.
    public static Composite of(Class<?> type) {
        return Shapes.record(type);
    }

    /// Fields come later, through [#with], because a record may hold itself.
    static Composite unfinished(Class<?> type) {
        var components = type.getRecordComponents();
        var types = Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            var lookup = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
            var maker =
                    lookup.findConstructor(type, MethodType.methodType(void.class, types))
                            .asSpreader(Object[].class, types.length)
                            .asType(MethodType.methodType(Object.class, Object[].class));
            var readers = new MethodHandle[components.length];
            for (int i = 0; i < readers.length; i++) {
                readers[i] =
                        lookup.unreflect(components[i].getAccessor())
                                .asType(MethodType.methodType(Object.class, Object.class));
            }
            return new Composite(type, maker, readers);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(type.getName() + ": cannot be reached", e);
        }
    }

    void with(List<Field> read) {
        fields = List.copyOf(read);
    }

    public Class<?> type() {
        return type;
    }

    /// The name that the OpenAPI document gives it.
    public String name() {
        return type.getSimpleName();
    }

    /// Empty when nothing is said.
    public String doc() {
        return doc;
    }

    public List<Field> fields() {
        return fields;
    }

    public Optional<Field> field(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    List<String> names() {
        var names = new ArrayList<String>(fields.size());
        fields.forEach(field -> names.add(field.name()));
        return names;
    }

    /// A new record. What its constructor throws rises as it is.
    Object make(@Nullable Object[] values) {
        try {
            return maker.invokeExact(values);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(type.getName() + ": its constructor failed", e);
        }
    }

    @Nullable Object part(Object instance, int index) {
        try {
            return (Object) readers[index].invokeExact(instance);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(type.getName() + ": an accessor failed", e);
        }
    }

    @Override
    public String toString() {
        return "Composite[" + type.getSimpleName() + "]";
    }
}
