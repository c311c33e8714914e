package dev.origindoctor.firewall.packet;

import java.util.Objects;

/**
 * The interfaces that a condition names.
 *
 * @param name a name, or what names begin with
 * @param prefix whether every name that begins so is meant
 */
public record InterfacePattern(String name, boolean prefix) {
    public InterfacePattern {
        Objects.requireNonNull(name, "name");
    }

    /** One interface. */
    public static InterfacePattern named(String name) {
        return new InterfacePattern(name, false);
    }

    /** A name in which a last character {@code wildcard} stands for anything: {@code +} in iptables, {@code *} in nft. */
    public static InterfacePattern read(String text, char wildcard) {
        boolean prefix = !text.isEmpty() && text.charAt(text.length() - 1) == wildcard;
        return new InterfacePattern(prefix ? text.substring(0, text.length() - 1) : text, prefix);
    }

    /** Whether {@code other} is meant. */
    public boolean matches(String other) {
        return prefix ? other.startsWith(name) : other.equals(name);
    }
}
