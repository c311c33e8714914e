/** The names that rulesets have for numbers, whatever tool wrote them. */
@org.jspecify.annotations.NullMarked
package dev.origindoctor.firewall.names;
