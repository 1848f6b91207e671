package dev.espalier.http.shape;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// How long a text may be, in Unicode code points, or how many entries a list or map may have.
/// Without it: 0..10,000 for texts, 0..1,000 for lists and maps.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE_USE)
public @interface Length {
    int min() default 0;

    int max();
}
