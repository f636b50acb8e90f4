package dev.sluice.jms.jmx;

import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;

import dev.sluice.core.address.SubscriptionId;
import dev.sluice.core.admin.Source;

/**
 * What the beans of a broker are called:
 *
 * <pre>
 * dev.sluice:broker="shop",type=Broker
 * dev.sluice:broker="shop",type=Queue,name="orders"
 * dev.sluice:broker="shop",type=Topic,name="news"
 * dev.sluice:broker="shop",type=Subscription,topic="news",kind=DURABLE,client="c",name="mine"
 * </pre>
 *
 * <p>Names of ours are quoted, because they may contain anything. The client is left out where there is none.
 *
 * @param broker the broker's name
 */
record BeanNames(String broker) {
    ObjectName ofBroker() {
        return name("type=Broker");
    }

    ObjectName of(Source source) {
        SubscriptionId subscription = source.subscription();
        String address = ObjectName.quote(source.address().name());
        if (subscription != null) {
            String client =
                    subscription.clientId() == null ? "" : ",client=" + ObjectName.quote(subscription.clientId());
            return name("type=Subscription,topic=" + address + ",kind=" + subscription.kind() + client + ",name="
                    + ObjectName.quote(subscription.name()));
        }
        return name("type=" + (source.address().isQueue() ? "Queue" : "Topic") + ",name=" + address);
    }

    private ObjectName name(String rest) {
        try {
            return new ObjectName("dev.sluice:broker=" + ObjectName.quote(broker) + "," + rest);
        } catch (MalformedObjectNameException e) {
            throw new IllegalStateException("Not a name of a bean: " + rest, e);
        }
    }
}
