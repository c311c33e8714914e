/** What may be asked of a machine: the fixed list of sources, and how they are got at. */
package dev.origindoctor.host.access;
