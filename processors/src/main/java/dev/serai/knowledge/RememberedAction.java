package dev.serai.knowledge;

import org.jspecify.annotations.Nullable;

/**
 * One action of an incident that is over.
 *
 * @param title {@code Roll back shop/cart from 3.1.0 to 2.2.0}
 * @param done whether it was carried out
 * @param helped what its verification found; null where none was made, or it found nothing out
 */
public record RememberedAction(String title, boolean done, @Nullable Boolean helped) {

    boolean ended() {
        return done && helped != null && helped;
    }
}
