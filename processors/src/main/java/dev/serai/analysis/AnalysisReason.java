package dev.serai.analysis;

import dev.serai.wire.ReasonCode;

/** Why an analysis is what it is. */
public enum AnalysisReason implements ReasonCode {
    /** Known patterns were found. */
    PATTERNS_MATCHED,
    /** Nothing in the evidence looks like a known pattern. */
    NO_KNOWN_PATTERN,
    /** The system was looked at, and nothing is wrong with it. */
    NO_ACTIVE_FAILURE,
    /** Something was wrong; now nothing is. */
    RECOVERED,
    /** Nothing was observed that could be analysed. */
    NO_EVIDENCE,
    /** No model is configured. */
    NO_MODEL,
    /** The model answered and every claim is cited. */
    MODEL_CITED,
    /** The model answered, and some of its claims cite nothing that exists. */
    MODEL_CITES_UNKNOWN_EVIDENCE,
    /** The model answered with recommendations of playbooks that do not exist or do not match; these are dropped. */
    MODEL_RECOMMENDS_WHAT_DOES_NOT_MATCH,
    /** The model says that it does not know. */
    MODEL_DOES_NOT_KNOW,
    /** The model did not answer in time. */
    MODEL_TIMEOUT,
    /** The model's endpoint cannot be reached or answers with an error. */
    MODEL_ERROR,
    /** The model's endpoint takes no more requests for now. */
    MODEL_BUSY,
    /** The model's endpoint refuses the hub's key. */
    MODEL_KEY_REFUSED,
    /** The model's answer ended in the middle. */
    MODEL_BROKEN_OFF,
    /** The question is longer than the model takes. */
    MODEL_QUESTION_TOO_LONG,
    /** The model failed too often just before and is left alone for a while. */
    MODEL_SUSPENDED,
    /** The budget for models is used up for today. */
    MODEL_BUDGET_USED,
    /** The model's answer is not what was asked for, not even after it was told the error. */
    MODEL_REPLY_MALFORMED
}
