package dev.serai.event;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What is stored as an event's verb in the audit and as its kind in a timeline: {@code <object>.<past participle>}. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface Verb {

    String value();

    /** What happened, in one sentence. */
    String means();

    /** The first version that records it. */
    String since() default "0.1.0";
}
