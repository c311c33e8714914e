/** Units of the service manager and how they fare. */
package dev.origindoctor.host.service;
