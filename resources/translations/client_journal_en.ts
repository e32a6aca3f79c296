<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AboutSection</name>
    <message numerus="yes">
        <source>Brought %n client(s)</source>
        <translation>
            <numerusform>Brought %n client</numerusform>
            <numerusform>Brought %n clients</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AccountCard</name>
    <message numerus="yes">
        <source>With the other choice %n client(s) would change zone.</source>
        <translation>
            <numerusform>With the other choice %n client would change zone.</numerusform>
            <numerusform>With the other choice %n clients would change zone.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AwayCard</name>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BeforeWords</name>
    <message numerus="yes">
        <source>%n day(s) overdue</source>
        <translation>
            <numerusform>%n day overdue</numerusform>
            <numerusform>%n days overdue</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fragment(s) of the private layer</source>
        <translation>
            <numerusform>%n fragment of the private layer</numerusform>
            <numerusform>%n fragments of the private layer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n day(s)</source>
        <translation>
            <numerusform>in %n day</numerusform>
            <numerusform>in %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>often late: %n min in reserve</source>
        <translation>
            <numerusform>often late: %n min in reserve</numerusform>
            <numerusform>often late: %n min in reserve</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>turns %n</source>
        <translation>
            <numerusform>turns %n</numerusform>
            <numerusform>turns %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>…and %n more</source>
        <translation>
            <numerusform>…and %n more</numerusform>
            <numerusform>…and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChapterView</name>
    <message numerus="yes">
        <source>Found: %n</source>
        <translation>
            <numerusform>Found: %n</numerusform>
            <numerusform>Found: %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ClientPhrases</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) overdue</source>
        <translation>
            <numerusform>%n day overdue</numerusform>
            <numerusform>%n days overdue</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n month(s)</source>
        <translation>
            <numerusform>%n month</numerusform>
            <numerusform>%n months</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n year(s)</source>
        <translation>
            <numerusform>%n year</numerusform>
            <numerusform>%n years</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>moved %n time(s)</source>
        <translation>
            <numerusform>moved once</numerusform>
            <numerusform>moved %n times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ContactsSection</name>
    <message numerus="yes">
        <source>%n time(s) a month</source>
        <translation>
            <numerusform>%n time a month</numerusform>
            <numerusform>%n times a month</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Usually no more than %n time(s) a month</source>
        <translation>
            <numerusform>Usually no more than %n time a month</numerusform>
            <numerusform>Usually no more than %n times a month</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DatesSection</name>
    <message numerus="yes">
        <source>%n year(s)</source>
        <translation>
            <numerusform>%n year</numerusform>
            <numerusform>%n years</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n day(s)</source>
        <translation>
            <numerusform>in %n day</numerusform>
            <numerusform>in %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DayRound</name>
    <message numerus="yes">
        <source>%n visit(s) closed</source>
        <translation>
            <numerusform>%n visit closed</numerusform>
            <numerusform>%n visits closed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DossierPaper</name>
    <message numerus="yes">
        <source>%n apology(s) for the like before</source>
        <translation>
            <numerusform>%n apology for the like before</numerusform>
            <numerusform>%n apologies for the like before</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n time(s) a month at most</source>
        <translation>
            <numerusform>%n time a month at most</numerusform>
            <numerusform>%n times a month at most</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EraseDialog</name>
    <message numerus="yes">
        <source>Delete %n copy(ies) that the client cannot be taken out of</source>
        <translation>
            <numerusform>Delete %n copy that the client cannot be taken out of</numerusform>
            <numerusform>Delete %n copies that the client cannot be taken out of</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LockPage</name>
    <message numerus="yes">
        <source>Next try in %n second(s).</source>
        <translation>
            <numerusform>Next try in %n second.</numerusform>
            <numerusform>Next try in %n seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NotePaper</name>
    <message numerus="yes">
        <source>%n former version(s)</source>
        <translation>
            <numerusform>%n former version</numerusform>
            <numerusform>%n former versions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NumbersPanel</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n promise(s) overdue or due within 7 days</source>
        <translation>
            <numerusform>%n promise overdue or due within 7 days</numerusform>
            <numerusform>%n promises overdue or due within 7 days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>every %n day(s)</source>
        <translation>
            <numerusform>every %n day</numerusform>
            <numerusform>every %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the sum of %n record(s)</source>
        <translation>
            <numerusform>the sum of %n record</numerusform>
            <numerusform>the sum of %n records</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Passphrases</name>
    <message numerus="yes">
        <source>%n copy(ies) taken away</source>
        <translation>
            <numerusform>%n copy taken away</numerusform>
            <numerusform>%n copies taken away</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PasteLine</name>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PastePanel</name>
    <message numerus="yes">
        <source>%n booking(s) ready</source>
        <translation>
            <numerusform>%n booking ready</numerusform>
            <numerusform>%n bookings ready</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) not clear yet</source>
        <translation>
            <numerusform>%n line not clear yet</numerusform>
            <numerusform>%n lines not clear yet</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>People</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlanView</name>
    <message numerus="yes">
        <source>%n overlap(s)</source>
        <translation>
            <numerusform>%n overlap</numerusform>
            <numerusform>%n overlaps</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlanWords</name>
    <message numerus="yes">
        <source>%n booking(s)</source>
        <translation>
            <numerusform>%n booking</numerusform>
            <numerusform>%n bookings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min kept for being late</source>
        <translation>
            <numerusform>%n min kept for being late</numerusform>
            <numerusform>%n min kept for being late</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PracticeCard</name>
    <message numerus="yes">
        <source>active client(s)</source>
        <translation>
            <numerusform>active client</numerusform>
            <numerusform>active clients</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RestoreSheet</name>
    <message numerus="yes">
        <source>%n client(s)</source>
        <translation>
            <numerusform>%n client</numerusform>
            <numerusform>%n clients</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n client(s) whom you have erased since would come back: erase them again. The acts of erasing stay.</source>
        <translation>
            <numerusform>%n client whom you have erased since would come back: erase them again. The acts of erasing stay.</numerusform>
            <numerusform>%n clients whom you have erased since would come back: erase them again. The acts of erasing stay.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entry(ies)</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) were written down since, and would be missing.</source>
        <translation>
            <numerusform>%n record was written down since, and would be missing.</numerusform>
            <numerusform>%n records were written down since, and would be missing.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RightWords</name>
    <message numerus="yes">
        <source>%n algorithm(s)</source>
        <translation>
            <numerusform>%n algorithm</numerusform>
            <numerusform>%n algorithms</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) and message(s)</source>
        <translation>
            <numerusform>%n call or message</numerusform>
            <numerusform>%n calls and messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entry(s)</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fact(s) on the card</source>
        <translation>
            <numerusform>%n fact on the card</numerusform>
            <numerusform>%n facts on the card</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fragment(s) for supervision</source>
        <translation>
            <numerusform>%n fragment for supervision</numerusform>
            <numerusform>%n fragments for supervision</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n note</numerusform>
            <numerusform>%n notes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n photo</numerusform>
            <numerusform>%n photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n position(s)</source>
        <translation>
            <numerusform>%n position</numerusform>
            <numerusform>%n positions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n promise(s)</source>
        <translation>
            <numerusform>%n promise</numerusform>
            <numerusform>%n promises</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n session(s)</source>
        <translation>
            <numerusform>%n session</numerusform>
            <numerusform>%n sessions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n time(s)</source>
        <translation>
            <numerusform>%n time</numerusform>
            <numerusform>%n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n visit(s)</source>
        <translation>
            <numerusform>%n visit</numerusform>
            <numerusform>%n visits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SideColumn</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TariffCard</name>
    <message numerus="yes">
        <source>%n client(s) would change zone</source>
        <translation>
            <numerusform>%n client would change zone</numerusform>
            <numerusform>%n clients would change zone</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TermLine</name>
    <message numerus="yes">
        <source>%n client(s) past the term of keeping</source>
        <translation>
            <numerusform>%n client is past the term of keeping</numerusform>
            <numerusform>%n clients are past the term of keeping</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TodayLines</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message numerus="yes">
        <source>%n session(s) tomorrow</source>
        <translation>
            <numerusform>%n session tomorrow</numerusform>
            <numerusform>%n sessions tomorrow</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n visit(s) tomorrow</source>
        <translation>
            <numerusform>%n visit tomorrow</numerusform>
            <numerusform>%n visits tomorrow</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TodayVisitWords</name>
    <message numerus="yes">
        <source>%n year(s)</source>
        <translation>
            <numerusform>%n year</numerusform>
            <numerusform>%n years</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>turns %n</source>
        <translation>
            <numerusform>turns %n</numerusform>
            <numerusform>turns %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TodayWords</name>
    <message numerus="yes">
        <source>%n day(s) overdue</source>
        <translation>
            <numerusform>%n day overdue</numerusform>
            <numerusform>%n days overdue</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>moved %n time(s)</source>
        <translation>
            <numerusform>moved %n time</numerusform>
            <numerusform>moved %n times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Typed</name>
    <message numerus="yes">
        <source>%n unfinished note(s) brought back</source>
        <translation>
            <numerusform>%n unfinished note brought back</numerusform>
            <numerusform>%n unfinished notes brought back</numerusform>
        </translation>
    </message>
</context>
</TS>
