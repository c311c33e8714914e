/** The names that rulesets have for numbers, whatever tool wrote them. */
package dev.origindoctor.firewall.names;
