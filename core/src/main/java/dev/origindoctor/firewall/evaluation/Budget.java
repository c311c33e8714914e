package dev.origindoctor.firewall.evaluation;

/** How many rules may still be asked: chains that call each other can make a small file cost an age. */
final class Budget {
    private long left;

    Budget(long rules) {
        left = rules;
    }

    boolean spend() {
        return left-- > 0;
    }

    boolean spent() {
        return left <= 0;
    }
}
