package dev.mingce.kit.audit;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A use case that changes how the system works: when it succeeds, the audit log is told in its
 * transaction who did it and to what. Its first parameter is the id or code of the target; personal
 * data it may never be.
 */
@Documented
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Administers {
  /** What is done, area and verb, such as {@code quality-rule.changed}. */
  @Nonbinding
  String value() default "";

  /** Kind of the target, such as {@code quality-rule}. */
  @Nonbinding
  String target() default "";
}
