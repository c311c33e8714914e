/** Scripts that load rules, read as far as they can be followed without running anything. */
package dev.origindoctor.firewall.shell;
