package dev.serai.event;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an event happened to, and on which incident's timeline it stands. */
public sealed interface Subject {

    /** The name of its kind, as the audit has it. */
    default String type() {
        return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    /** Its id, as the audit has it. */
    String id();

    /** The incident whose timeline shows the event; null for one that only the audit has. */
    default @Nullable UUID incidentId() {
        return null;
    }

    record Incident(UUID uuid) implements Subject {
        @Override
        public String id() {
            return uuid.toString();
        }

        @Override
        public UUID incidentId() {
            return uuid;
        }
    }

    record Alert(UUID uuid, UUID incidentId) implements Subject {
        @Override
        public String id() {
            return uuid.toString();
        }
    }

    record Action(UUID uuid, UUID incidentId) implements Subject {
        @Override
        public String id() {
            return uuid.toString();
        }
    }

    /** @param incidentId null where nobody knows the approval */
    record Approval(UUID uuid, @Nullable UUID incidentId) implements Subject {
        @Override
        public String id() {
            return uuid.toString();
        }
    }

    /** @param id its name */
    record Playbook(String id, UUID incidentId) implements Subject {}

    /**
     * One message of ours in a chat.
     *
     * @param incidentId the incident that it is about
     */
    record Message(UUID uuid, @Nullable UUID incidentId) implements Subject {
        @Override
        public String id() {
            return uuid.toString();
        }
    }

    record Token(UUID uuid) implements Subject {
        @Override
        public String id() {
            return uuid.toString();
        }
    }

    record Job(UUID uuid) implements Subject {
        @Override
        public String id() {
            return uuid.toString();
        }
    }

    /** What a source sent, as the inbox keeps it. */
    record Delivery(UUID uuid) implements Subject {
        @Override
        public String id() {
            return uuid.toString();
        }
    }

    /** An event that was given up for a subscriber. @param uuid the event's */
    record DeadLetter(UUID uuid) implements Subject {
        @Override
        public String id() {
            return uuid.toString();
        }
    }

    record Scan(UUID uuid) implements Subject {
        @Override
        public String id() {
            return uuid.toString();
        }
    }

    /** Deliveries played through another policy. */
    record Replay(UUID uuid) implements Subject {
        @Override
        public String id() {
            return uuid.toString();
        }
    }

    record Silence(UUID uuid) implements Subject {
        @Override
        public String id() {
            return uuid.toString();
        }
    }

    /** A maintenance window. */
    record Window(UUID uuid) implements Subject {
        @Override
        public String id() {
            return uuid.toString();
        }
    }

    /** A declared change. */
    record Change(UUID uuid) implements Subject {
        @Override
        public String id() {
            return uuid.toString();
        }
    }

    /** @param incidentId the incident that something was requested for; null for what is about the conversation itself */
    record Conversation(UUID uuid, @Nullable UUID incidentId) implements Subject {
        @Override
        public String id() {
            return uuid.toString();
        }
    }

    /** Who is on call when. @param id its name */
    record Rota(String id) implements Subject {}

    /** A source of knowledge. @param id its name */
    record Source(String id) implements Subject {}

    /** A tool of a model or another agent. @param id its name */
    record Tool(String id) implements Subject {}

    /** Whether the hub acts by itself. @param id the tenant */
    record Automation(String id) implements Subject {}

    /** What somebody wrote to the bot. @param id its name, {@code other} for one that is unknown */
    record Command(String id) implements Subject {}

    /** Somebody who talks to the hub. */
    sealed interface Person extends Subject permits User, Identity {}

    /** An account. @param id its id, {@code unknown} for all names that no account has */
    record User(String id) implements Person {
        public User(UUID uuid) {
            this(uuid.toString());
        }
    }

    /** An account of a channel that is not linked. */
    record Identity(String channel, String account) implements Person {
        @Override
        public String id() {
            return channel + ":" + account;
        }
    }

    /** What a button in a chat was about; it stands on no timeline. */
    record ButtonTarget(ButtonTargetKind kind, String id) implements Subject {

        /** What a button stands under. */
        public enum ButtonTargetKind {
            INCIDENT,
            APPROVAL,
            MESSAGE
        }

        @Override
        public String type() {
            return kind.name().toLowerCase(Locale.ROOT);
        }
    }
}
