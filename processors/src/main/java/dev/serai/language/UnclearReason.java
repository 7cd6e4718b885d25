package dev.serai.language;

/** Why words lead to nothing. */
public enum UnclearReason {
    EMPTY("Say what you want to know, or what is to be changed."),
    TOO_LONG("Say it in at most " + UnderstandingContext.MAX_LENGTH + " characters."),
    UNREADABLE_CHARACTERS("The text has hidden or foreign characters: write it in plain letters."),
    NOT_UNDERSTOOD("Say it in other words: 'restart shop/cart', 'why is cart down', 'help'."),
    NEGATED("That says what not to do; nothing is changed. Say what to do instead."),
    CONDITIONAL("Nothing is done under a condition or later: say it when it is to be done."),
    REPORTED("That sounds like a report, a quotation or an opinion: ask for the change in plain words."),
    ASKED_ABOUT(
            "That asks about a change: to ask for it, leave the question mark out. Who may do it: 'who may delete pods in shop?'"),
    SEVERAL("One change of one object at a time: name one."),
    NO_TARGET("Name the object: 'shop/cart'."),
    NO_COUNT("Say how many replicas it shall have: 'scale shop/cart to 3'."),
    BAD_COUNT("The number of replicas must be a whole number that the hub allows."),
    NO_VERSION("Say what the number is: 'roll shop/cart back to revision 3', or 'scale shop/cart to 3'."),
    TAKE_BACK("Nothing was withdrawn, and words undo nothing. Who asked for a change withdraws it: 'cancel it'."),
    RESOLVE("Words end no incident: use the button of its message, or the API."),
    THANKS("You're welcome."),
    GREETING("I am here: ask what you want to know, or say what is to be changed."),
    SECRETS("No: secrets are neither read nor shown here."),
    SHELL(
            "I run no line of a shell. Ask instead: 'status of shop/cart', 'why is shop/cart down?', 'logs of shop/cart'."),
    NOT_OFFERED("That change is not offered: restart, scale, roll back, delete a pod, cordon, uncordon, drain."),
    WRONG_KIND("That object is of another kind."),
    UNKNOWN_OBJECT("No such object is known: check its name."),
    NOT_MANAGED("That is in a cluster that is not configured here: nothing can be changed there."),
    WHICH_CLUSTER("It may be in another cluster: name the cluster."),
    AMBIGUOUS("Several objects have this name: name the namespace, the kind or the cluster.");

    private final String hint;

    UnclearReason(String hint) {
        this.hint = hint;
    }

    /** What would make it clear: one or two sentences for the person. */
    public String hint() {
        return hint;
    }
}
