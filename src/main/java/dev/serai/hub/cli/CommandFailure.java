package dev.serai.hub.cli;

/** Why a command ended without doing its work, in words for who called it. */
final class CommandFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CommandFailure(String message) {
        super(message);
    }
}
