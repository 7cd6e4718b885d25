package dev.serai.event;

/** What happened to the pause switch. */
public sealed interface AutomationEvent extends Event {

    @Override
    Subject.Automation subject();

    @Verb(value = "automation.paused", means = "Automation was paused: no effect starts any more.")
    record Paused(Subject.Automation subject) implements AutomationEvent {}

    @Verb(value = "automation.resumed", means = "Automation was resumed: effects may start again.")
    record Resumed(Subject.Automation subject) implements AutomationEvent {}
}
