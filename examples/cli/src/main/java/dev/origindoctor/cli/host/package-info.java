/** What the origin's own machine says: collected, read, and its firewall asked. */
package dev.origindoctor.cli.host;
