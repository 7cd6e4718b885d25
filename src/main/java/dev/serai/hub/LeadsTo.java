package dev.serai.hub;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Where a bean leads to, where the route that calls it does not say so: the picture of the flow in
 * {@code docs/internals/architecture.md} is drawn with it. On a method: a step that calls it chooses one of these endpoints
 * for the {@code toD} behind it, or has them called. On a class: one of the few beans that send to an endpoint, or schedule a
 * job, themselves; {@code docs/internals/conventions.md} says why each of them does.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface LeadsTo {

    /** Endpoints without options, for instance {@code direct:incidents-changed}; {@code *} stands for any characters. */
    String[] value();
}
