-- Commitments and payments in turn on every line of the sample plan, with the hashes that the ledger would give them; %1$d
-- events, each line having its opening and its allocation before.
do $$
declare
    lines constant int := 2000;
    made  ledger.event;
    last  ledger.event;
    line  text;
begin
    select * into last from ledger.event order by position desc limit 1;
    made := last;
    made.revision := '1';
    made.actor := 'ketoan.khcn';
    made.role := 'ACCOUNTANT';
    made.agency := 'so-khcn';
    made.reason := 'Tư vấn ISO 9001 cho 02 doanh nghiệp';
    made.effective_date := '2021-06-10';
    made.idempotency_key := null;
    made.fingerprint := null;
    for number in 0 .. %1$d - 1 loop
        line := format('S%%s.%%s', number %% lines / 100 + 1, number %% 100 + 1);
        made.position := last.position + 1;
        made.event_id := gen_random_uuid();
        made.command_id := gen_random_uuid();
        made.stream := 'KH-DO-2021:' || line;
        made.sequence := 2 + number / lines;
        made.recorded_at := last.recorded_at + interval '1 millisecond';
        if made.sequence %% 2 = 0 then
            made.type := 'FundsCommitted';
            made.payload := format('{"commitment":"%%s:%%s","portion":"NEW","amount":1000000,"payee":{"name":"Công ty TNHH Tư '
                'vấn B","taxCode":"3900000001"},"contract":{"number":"12/HĐ-TV","date":"2021-04-05"},"effective":"2021-06-10"}',
                made.stream, made.sequence);
        else
            made.type := 'FundsDisbursed';
            made.payload := format('{"disbursement":"%%s:%%s","commitment":"%%s:%%s","portion":"NEW","kind":"PAYMENT",'
                '"amount":500000,"voucher":{"number":"RDT-0031","date":"2021-06-10"},"effective":"2021-06-10"}',
                made.stream, made.sequence, made.stream, made.sequence - 1);
        end if;
        made.previous_hash := last.hash;
        made.hash := sha256(made.previous_hash || convert_to(ledger.hash_text(made), 'UTF8'));
        insert into ledger.event values (made.*);
        last := made;
    end loop;
end
$$
