package dev.serai.hub.job;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks one of the few beans that send a message to an endpoint themselves, where a step of a route cannot: docs/internals
 * /conventions.md says which ones and why. The drawn picture of the flow shows what is named here.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface SendsTo {

    /** The endpoints, for instance {@code direct:incidents-changed}; {@code job:*} for any job. */
    String[] value();
}
