package dev.serai.investigation;

import java.util.List;

/**
 * One round in which a model asked tools.
 *
 * @param number from 1
 * @param calls in the order it asked them
 * @param tokensIn of the answer that asked
 * @param tokensOut of the same
 * @param tookMs how long the tools took together, in milliseconds
 */
public record TraceRound(int number, List<TraceCall> calls, int tokensIn, int tokensOut, long tookMs) {

    public TraceRound {
        calls = List.copyOf(calls);
    }
}
