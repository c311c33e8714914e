package dev.origindoctor.panel;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** Who has how much under way, and who asks too often. Counted by customer, so that one cannot starve another. */
final class Quotas {
    /** What came of asking. */
    enum Grant {
        GRANTED,
        TOO_MANY_UNDER_WAY,
        TOO_OFTEN
    }

    private static final class Account {
        private final Bucket bucket;
        private int underWay;

        Account(Bucket bucket) {
            this.bucket = bucket;
        }
    }

    private final Limits.Diagnoses most;
    private final LongSupplier nanos;
    private final Map<Customer, Account> accounts = new ConcurrentHashMap<>();

    Quotas(Limits.Diagnoses most, LongSupplier nanos) {
        this.most = most;
        this.nanos = nanos;
    }

    /** One more for this customer; whoever was granted it gives it back. */
    Grant take(Customer customer) {
        Account account = accounts.computeIfAbsent(
                customer, fresh -> new Account(new Bucket(most.burst(), most.refill(), nanos.getAsLong())));
        synchronized (account) {
            if (account.underWay >= most.underWay()) {
                return Grant.TOO_MANY_UNDER_WAY;
            }
            if (!account.bucket.take(nanos.getAsLong())) {
                return Grant.TOO_OFTEN;
            }
            account.underWay++;
            return Grant.GRANTED;
        }
    }

    void giveBack(Customer customer) {
        Account account = accounts.get(customer);
        if (account != null) {
            synchronized (account) {
                account.underWay--;
            }
        }
    }
}
