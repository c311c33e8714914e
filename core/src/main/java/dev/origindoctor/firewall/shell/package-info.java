/** Scripts that load rules, read as far as they can be followed without running anything. */
@org.jspecify.annotations.NullMarked
package dev.origindoctor.firewall.shell;
