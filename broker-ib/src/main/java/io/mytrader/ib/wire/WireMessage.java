package io.mytrader.ib.wire;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The message id of a record, and the version field behind the id where the message has one. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface WireMessage {
    /** Field 0 of the message. */
    int id();

    /** Field 1 of the message; {@link #NONE} when there is no such field. */
    int version() default NONE;

    /** The message has no version field at server version 178. */
    int NONE = -1;
}
