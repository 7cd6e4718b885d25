package dev.serai.event;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a component's own name and type do not say of its field. */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
@interface Field {

    /** The name in the details, where it is not the component's. */
    String name() default "";

    /** The type, where it is not the component's. */
    String type() default "";

    /** What a number counts. */
    String unit() default "";

    /** The first version that records it, where it is not the event's. */
    String since() default "";
}
