package dev.origindoctor.accuracy;

import dev.origindoctor.host.folder.CollectScript;
import dev.origindoctor.zoo.machine.Cage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** An origin of the lab: a machine with addresses, and with the files of nobody else's servers in it. */
final class LabOrigin implements AutoCloseable {
    /**
     * What belongs to the real machine is hidden: its logs, servers, groups, pressure and kernel log. Pressure is that
     * of a machine at ease, because the one that runs many cases at once is not.
     */
    private static final String HIDE = """
            sysctl -qw net.ipv6.conf.all.accept_dad=0 net.ipv6.conf.default.accept_dad=0
            for place in /var/log /run /sys/fs/cgroup /var/lib/fail2ban; do mount -t tmpfs tmpfs $place; done
            mkdir -p /var/log/nginx /var/log/apache2 /var/log/haproxy /run/lock
            mkdir -p WORK/nginx /run/www; echo '<h1>Welcome</h1>' > /run/www/index.html
            cp -a /etc/apache2 WORK/apache2; cp -a /etc/ufw WORK/
            rm -f WORK/apache2/sites-enabled/* WORK/apache2/ports.conf
            touch WORK/apache2/ports.conf
            for each in nginx apache2 ufw; do mount --bind WORK/$each /etc/$each; done
            echo 'some avg10=0.40 avg60=0.40 avg300=0.30 total=4123' > WORK/calm
            echo 'full avg10=0.00 avg60=0.00 avg300=0.00 total=0' >> WORK/calm
            for each in cpu memory io; do mount --bind WORK/calm /proc/pressure/$each; done
            echo '0.40 0.30 0.20 1/200 4242' > WORK/load; mount --bind WORK/load /proc/loadavg
            cp /etc/default/ufw WORK/ufw-defaults; mount --bind WORK/ufw-defaults /etc/default/ufw
            mount --bind /bin/true /usr/bin/dmesg
            """;

    private final Lab lab;
    private final int number;
    private final Path folder;
    private final Cage cage;

    private LabOrigin(Lab lab, int number, Path folder, Cage cage) {
        this.lab = lab;
        this.number = number;
        this.folder = folder;
        this.cage = cage;
    }

    static LabOrigin open(Lab lab, int number, Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Cage cage = Cage.open(HIDE.replace("WORK", folder.toString()));
        LabOrigin origin = new LabOrigin(lab, number, folder, cage);
        origin.connect();
        return origin;
    }

    private void connect() {
        String device = "origin" + number;
        lab.hub().cable(cage, device);
        lab.hub()
                .run("set -e; ip addr add " + four(1) + "/24 dev " + device + "; ip addr add " + six(1) + "/64 dev "
                        + device + " nodad");
        cage.run("set -e; ip addr add " + address() + "/24 dev wire; ip addr add " + six() + "/64 dev wire nodad;"
                + " ip route add default via " + four(1) + "; ip -6 route add default via " + six(1));
    }

    int number() {
        return number;
    }

    Cage cage() {
        return cage;
    }

    /** A place for its files. */
    Path folder() {
        return folder;
    }

    String address() {
        return four(2);
    }

    String six() {
        return six(2);
    }

    /** An address of its network that nobody has. */
    String nobody() {
        return four(3);
    }

    private String four(int host) {
        return "198.18." + number + "." + host;
    }

    private String six(int host) {
        return "2001:db8:" + number + "::" + host;
    }

    /** Runs our collector's script on it, as an administrator would. */
    Path collect() {
        Path script = folder.resolve("collect.sh");
        Path into = folder.resolve("host");
        try {
            Files.writeString(script, CollectScript.text());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cage.run("sh " + script + " " + into);
        return into;
    }

    @Override
    public void close() {
        cage.close();
    }
}
