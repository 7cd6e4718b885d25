package dev.serai.event;

/**
 * A fact that happened. Each kind is a record in one of these groups, annotated with its {@link Verb}; its components but
 * the subject are its fields: {@code riskScore} stands in the details as {@code risk_score}, a null does not stand there.
 * A kind or a field, once recorded, keeps its name, type and meaning; what is added is optional.
 */
public sealed interface Event
        permits AccountEvent,
                ActionEvent,
                AlertEvent,
                ApprovalEvent,
                AutomationEvent,
                ChannelEvent,
                ConversationEvent,
                DeadLetterEvent,
                IncidentEvent,
                DeliveryEvent,
                JobEvent,
                KnowledgeEvent,
                OnCallEvent,
                PlaybookEvent,
                ReplayEvent,
                ScanEvent,
                SilenceEvent,
                TokenEvent,
                ToolEvent {

    /** What it happened to. */
    Subject subject();
}
