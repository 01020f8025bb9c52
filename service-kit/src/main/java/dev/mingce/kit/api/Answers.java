package dev.mingce.kit.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The problem codes of an operation that its shape does not tell. {@link OperationShape} says which
 * come by themselves, such as {@code not-found} where the path names a resource.
 *
 * <p>The build fails on a code that no {@code ErrorCode} has.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Answers {
  String[] value();
}
