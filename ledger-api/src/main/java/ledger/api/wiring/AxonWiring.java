package ledger.api.wiring;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.fasterxml.jackson.module.paramnames.ParameterNamesModule;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Axon, put together by hand from the beans that are here. Its auto-configuration is made for an earlier Spring Boot,
 * and brings a usage report to its vendor.
 */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class AxonWiring {

    /** The stored form's own mapper, so that nothing done for the web can change what an event looks like for ever. */
    @Bean
    ObjectMapper defaultAxonObjectMapper() {
        return JsonMapper.builder()
                .addModules(new JavaTimeModule(), new ParameterNamesModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .build();
    }

    /** The registers' transactions: a row and the token that says it is there are written together. */
    @Bean
    TransactionManager axonTransactionManager(PlatformTransactionManager transactionManager) {
        return new SpringTransactionManager(transactionManager);
    }

    @Bean
    Configuration axonConfiguration(
            TransactionManager transactions,
            ObjectProvider<CommandBus> commandBus,
            ObjectProvider<EventStore> eventStore,
            ObjectProvider<Serializer> serializer,
            ObjectProvider<ConfigurerModule> modules) {
        // false: nothing that merely lies on the class path takes part, such as the vendor's update check.
        var configurer = DefaultConfigurer.defaultConfiguration(false);
        configurer.configureTransactionManager(axon -> transactions);
        commandBus.ifAvailable(bus -> configurer.configureCommandBus(axon -> bus));
        eventStore.ifAvailable(store -> configurer.configureEventStore(axon -> store));
        serializer.ifAvailable(form -> configurer
                .configureSerializer(axon -> form)
                .configureEventSerializer(axon -> form)
                .configureMessageSerializer(axon -> form));
        modules.orderedStream().forEach(module -> module.configureModule(configurer));
        return configurer.buildConfiguration();
    }

    /** Event processors start before the first request is taken and stop after the last one is answered. */
    @Bean
    SmartLifecycle axonLifecycle(Configuration axonConfiguration) {
        return new SmartLifecycle() {

            private volatile boolean running;

            @Override
            public void start() {
                axonConfiguration.start();
                running = true;
            }

            @Override
            public void stop() {
                running = false;
                axonConfiguration.shutdown();
            }

            @Override
            public boolean isRunning() {
                return running;
            }

            @Override
            public int getPhase() {
                return 0;
            }
        };
    }
}
