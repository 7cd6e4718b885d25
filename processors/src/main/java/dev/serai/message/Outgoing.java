package dev.serai.message;

import dev.serai.secret.Redaction;
import dev.serai.secret.SafeTree;
import java.util.ArrayList;
import java.util.List;

/**
 * The gate of the chats: every renderer takes messages through it. Secrets are taken out of all but what would run, or
 * ran, exactly: that is shown whole, or the message becomes its brief one, which offers no approval.
 */
final class Outgoing {

    private Outgoing() {}

    static Message of(Message message) {
        boolean withheld = message.blocks().stream()
                .anyMatch(block -> block instanceof Block.Exact exact && Redaction.finds(exact.text()));
        Message brief = message.brief();
        if (withheld && brief != null) {
            return of(brief);
        }
        List<Block> blocks = new ArrayList<>();
        message.blocks().forEach(block -> blocks.add(safe(block)));
        return new Message(blocks, withheld ? List.of() : message.buttons(), brief);
    }

    private static Block safe(Block block) {
        if (block instanceof Block.Title title) {
            return new Block.Title(title.words().map(Redaction::redact));
        }
        if (block instanceof Block.Fact fact) {
            return new Block.Fact(fact.name(), SafeTree.text(fact.name(), fact.value()));
        }
        if (block instanceof Block.Note note) {
            return new Block.Note(note.words().map(Redaction::redact), note.required());
        }
        if (block instanceof Block.StatusLine status) {
            return new Block.StatusLine(
                    status.name(), status.value(), status.rest().map(Redaction::redact));
        }
        if (block instanceof Block.QuotedLines lines) {
            return new Block.QuotedLines(Redaction.redact(lines.text()), lines.required());
        }
        if (block instanceof Block.WholeText reply) {
            return new Block.WholeText(Redaction.redact(reply.text()));
        }
        if (block instanceof Block.Said said) {
            return new Block.Said(said.model(), Redaction.redact(said.text()));
        }
        if (block instanceof Block.QuotedText excerpt) {
            return new Block.QuotedText(Redaction.redact(excerpt.caption()), Redaction.redact(excerpt.text()));
        }
        if (block instanceof Block.Mention mention) {
            return new Block.Mention(mention.people(), Redaction.redact(mention.text()));
        }
        Block.Exact exact = (Block.Exact) block;
        return Redaction.finds(exact.text())
                ? new Block.Note("What is shown here otherwise holds what looks like a secret.", true)
                : exact;
    }
}
