package dev.serai.policy;

/** An expression does not compile, or has no value for these inputs. The message says why and holds no input value. */
public final class ExpressionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ExpressionException(String message) {
        super(message);
    }
}
