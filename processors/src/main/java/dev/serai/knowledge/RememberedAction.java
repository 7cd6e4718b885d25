package dev.serai.knowledge;

/**
 * One action of an incident that is over.
 *
 * @param title {@code Roll back shop/cart from 3.1.0 to 2.2.0}
 * @param done whether it was carried out
 * @param helped what its verification found: {@code passed}, {@code failed}, …; empty where none was made
 */
public record RememberedAction(String title, boolean done, String helped) {

    boolean ended() {
        return done && helped.equals("passed");
    }
}
