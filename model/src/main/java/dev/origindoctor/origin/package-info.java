/** What somebody asks about: a host, how its edge reaches it, and where. */
package dev.origindoctor.origin;
