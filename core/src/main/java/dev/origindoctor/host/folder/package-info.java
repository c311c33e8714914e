/** What was collected on a machine: written there, in Java or in a shell, and read again anywhere. */
package dev.origindoctor.host.folder;
