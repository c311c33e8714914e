/** What fail2ban, CSF, ufw, firewalld and TCP wrappers say of themselves. */
package dev.origindoctor.host.guard;
