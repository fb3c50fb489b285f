package ledger.api.wiring;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.fasterxml.jackson.module.paramnames.ParameterNamesModule;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ledger.api.store.ShortNames;
import ledger.core.allotment.AllotmentCommand;
import ledger.core.allotment.AllotmentEvent;
import ledger.core.amendment.AmendmentCommand;
import ledger.core.amendment.AmendmentEvent;
import ledger.core.approval.ApprovalCommand;
import ledger.core.approval.ApprovalEvent;
import ledger.core.carryover.CarryOverCommand;
import ledger.core.carryover.CarryOverEvent;
import ledger.core.commitment.CommitmentCommand;
import ledger.core.commitment.CommitmentEvent;
import ledger.core.disbursement.DisbursementCommand;
import ledger.core.disbursement.DisbursementEvent;
import ledger.core.hold.HoldCommand;
import ledger.core.hold.HoldEvent;
import ledger.core.legislation.LegislationCommand;
import ledger.core.legislation.LegislationEvent;
import ledger.core.money.Money;
import ledger.core.money.Quantity;
import ledger.core.plan.FactId;
import ledger.core.plan.LineCode;
import ledger.core.plan.LineId;
import ledger.core.plan.PlanId;
import ledger.core.plan.Portion;
import ledger.core.registration.RegistrationCommand;
import ledger.core.registration.RegistrationEvent;
import ledger.core.succession.SuccessionCommand;
import ledger.core.succession.SuccessionEvent;
import ledger.core.yearend.YearEndCommand;
import ledger.core.yearend.YearEndEvent;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;

/** How events are written down, for ever: their names, and their members as plain JSON that an auditor can read. */
final class StoredForm {

    private StoredForm() {}

    /** The stored name of every event. A class may be renamed or moved; its name here may not change. */
    static ShortNames names() {
        return ShortNames.of(Map.ofEntries(
                Map.entry("PlanRegistered", RegistrationEvent.PlanRegistered.class),
                Map.entry("PlanWithdrawn", RegistrationEvent.PlanWithdrawn.class),
                Map.entry("LineOpened", RegistrationEvent.LineOpened.class),
                Map.entry("PlanAmended", AmendmentEvent.PlanAmended.class),
                Map.entry("LineAmended", AmendmentEvent.LineAmended.class),
                Map.entry("FundsTakenBack", AmendmentEvent.FundsTakenBack.class),
                Map.entry("AgencySucceeded", SuccessionEvent.AgencySucceeded.class),
                Map.entry("RuleSetLoaded", LegislationEvent.RuleSetLoaded.class),
                Map.entry("CeilingDrawn", AllotmentEvent.CeilingDrawn.class),
                Map.entry("CeilingRestored", AllotmentEvent.CeilingRestored.class),
                Map.entry("FundsAllocated", AllotmentEvent.FundsAllocated.class),
                Map.entry("AllocationReversed", AllotmentEvent.AllocationReversed.class),
                Map.entry("AllocationSupplemented", AllotmentEvent.AllocationSupplemented.class),
                Map.entry("SupplementReversed", AllotmentEvent.SupplementReversed.class),
                Map.entry("AllocationReduced", AllotmentEvent.AllocationReduced.class),
                Map.entry("ReductionReversed", AllotmentEvent.ReductionReversed.class),
                Map.entry("CeilingRaised", AllotmentEvent.CeilingRaised.class),
                Map.entry("CeilingLowered", AllotmentEvent.CeilingLowered.class),
                Map.entry("FundsTransferredOut", AllotmentEvent.FundsTransferredOut.class),
                Map.entry("FundsTransferredIn", AllotmentEvent.FundsTransferredIn.class),
                Map.entry("TransferOutReversed", AllotmentEvent.TransferOutReversed.class),
                Map.entry("TransferInReversed", AllotmentEvent.TransferInReversed.class),
                Map.entry("FundsCarriedOut", CarryOverEvent.FundsCarriedOut.class),
                Map.entry("FundsCarriedIn", CarryOverEvent.FundsCarriedIn.class),
                Map.entry("CarryOutReversed", CarryOverEvent.CarryOutReversed.class),
                Map.entry("CarryInReversed", CarryOverEvent.CarryInReversed.class),
                Map.entry("AppendixExtended", CarryOverEvent.AppendixExtended.class),
                Map.entry("FundsLapsed", YearEndEvent.FundsLapsed.class),
                Map.entry("LapseReversed", YearEndEvent.LapseReversed.class),
                Map.entry("YearClosed", YearEndEvent.YearClosed.class),
                Map.entry("YearReopened", YearEndEvent.YearReopened.class),
                Map.entry("FundsHeld", HoldEvent.FundsHeld.class),
                Map.entry("HoldReleased", HoldEvent.HoldReleased.class),
                Map.entry("HoldReversed", HoldEvent.HoldReversed.class),
                Map.entry("ApprovalPolicySet", ApprovalEvent.ApprovalPolicySet.class),
                Map.entry("RequestSubmitted", ApprovalEvent.RequestSubmitted.class),
                Map.entry("RequestApproved", ApprovalEvent.RequestApproved.class),
                Map.entry("RequestReturned", ApprovalEvent.RequestReturned.class),
                Map.entry("RequestWithdrawn", ApprovalEvent.RequestWithdrawn.class),
                Map.entry("RequestExpired", ApprovalEvent.RequestExpired.class),
                Map.entry("FundsCommitted", CommitmentEvent.FundsCommitted.class),
                Map.entry("CommitmentAdjusted", CommitmentEvent.CommitmentAdjusted.class),
                Map.entry("AdjustmentReversed", CommitmentEvent.AdjustmentReversed.class),
                Map.entry("CommitmentReleased", CommitmentEvent.CommitmentReleased.class),
                Map.entry("CommitmentReversed", CommitmentEvent.CommitmentReversed.class),
                Map.entry("ReleaseReversed", CommitmentEvent.ReleaseReversed.class),
                Map.entry("FundsDisbursed", DisbursementEvent.FundsDisbursed.class),
                Map.entry("AdvanceSettled", DisbursementEvent.AdvanceSettled.class),
                Map.entry("AdvanceRecovered", DisbursementEvent.AdvanceRecovered.class),
                Map.entry("PaymentReturned", DisbursementEvent.PaymentReturned.class),
                Map.entry("ReturnReversed", DisbursementEvent.ReturnReversed.class),
                Map.entry("DisbursementReversed", DisbursementEvent.DisbursementReversed.class),
                Map.entry("SettlementReversed", DisbursementEvent.SettlementReversed.class),
                Map.entry("RecoveryReversed", DisbursementEvent.RecoveryReversed.class)));
    }

    /** Every kind of command by the name under which refusals keep it. A class that is renamed needs its old name here. */
    static Map<String, Class<?>> commands() {
        return Stream.of(
                        AllotmentCommand.class,
                        AmendmentCommand.class,
                        ApprovalCommand.class,
                        CarryOverCommand.class,
                        CommitmentCommand.class,
                        DisbursementCommand.class,
                        HoldCommand.class,
                        LegislationCommand.class,
                        RegistrationCommand.class,
                        SuccessionCommand.class,
                        YearEndCommand.class)
                .flatMap(StoredForm::records)
                .collect(Collectors.toMap(Class::getSimpleName, kind -> kind));
    }

    private static Stream<Class<?>> records(Class<?> family) {
        return family.isSealed()
                ? Arrays.stream(family.getPermittedSubclasses()).flatMap(StoredForm::records)
                : Stream.of(family);
    }

    /** What turns older revisions into those of today, the oldest first; docs/events.md says how. */
    static EventUpcaster upcasters() {
        return NoOpEventUpcaster.INSTANCE;
    }

    /** Jackson 2, which the web does not use: nothing done for the web can change a stored event. */
    static ObjectMapper mapper() {
        return JsonMapper.builder()
                .addModules(new JavaTimeModule(), new ParameterNamesModule(), values())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .serializationInclusion(JsonInclude.Include.NON_NULL)
                .build();
    }

    private static SimpleModule values() {
        var values = new SimpleModule("values");
        number(values, Money.class, Money::dong, Money::dong);
        number(values, Quantity.class, Quantity::count, Quantity::of);
        text(values, PlanId.class, PlanId::new);
        text(values, LineCode.class, LineCode::new);
        text(values, LineId.class, LineId::parse);
        text(values, FactId.class, FactId::parse);
        text(values, Portion.class, Portion::of);
        return values;
    }

    private static <T> void text(SimpleModule values, Class<T> type, Function<String, T> read) {
        values.addSerializer(type, ToStringSerializer.instance);
        values.addDeserializer(type, new StdScalarDeserializer<T>(type) {
            private static final long serialVersionUID = 1;

            @Override
            public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
                return read.apply(parser.getText());
            }
        });
    }

    private static <T> void number(SimpleModule values, Class<T> type, ToLongFunction<T> write, LongFunction<T> read) {
        values.addSerializer(type, new StdScalarSerializer<T>(type) {
            private static final long serialVersionUID = 1;

            @Override
            public void serialize(T value, JsonGenerator json, SerializerProvider provider) throws IOException {
                json.writeNumber(write.applyAsLong(value));
            }
        });
        values.addDeserializer(type, new StdScalarDeserializer<T>(type) {
            private static final long serialVersionUID = 1;

            @Override
            public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
                return read.apply(parser.getLongValue());
            }
        });
    }
}
