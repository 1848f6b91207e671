package dev.espalier.http.shape;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What an input field is when it is not given, as JSON: `20`, `"active"`, `[]`. Bound when the
/// server starts, so a default that its own type refuses is found then.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Default {
    String value();
}
