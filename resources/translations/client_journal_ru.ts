<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>A journal of trust for one practitioner. It never goes on line: the journal is one file on this computer, and yours alone.</source>
        <translation>Журнал доверия для тех, кто работает с людьми один на один. Программа не выходит в сеть: журнал — это один файл на этом компьютере, и он только ваш.</translation>
    </message>
    <message>
        <source>About the program</source>
        <translation>О программе</translation>
    </message>
    <message>
        <source>Client Journal</source>
        <translation>Журнал клиентов</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Qt is used as it is, as separate libraries under the LGPL: you may replace them with a version of your own.</source>
        <translation>Qt используется без изменений, отдельными библиотеками по лицензии LGPL: их можно заменить своей сборкой.</translation>
    </message>
    <message>
        <source>version {number}</source>
        <translation>версия {number}</translation>
    </message>
</context>
<context>
    <name>AboutSection</name>
    <message>
        <source>12.03.2025</source>
        <translation>12.03.2025</translation>
    </message>
    <message>
        <source>About the client</source>
        <translation>О клиенте</translation>
    </message>
    <message numerus="yes">
        <source>Brought %n client(s)</source>
        <translation>
            <numerusform>По совету пришёл %n клиент</numerusform>
            <numerusform>По совету пришли %n клиента</numerusform>
            <numerusform>По совету пришли %n клиентов</numerusform>
        </translation>
    </message>
    <message>
        <source>Brought by</source>
        <translation>По чьему совету</translation>
    </message>
    <message>
        <source>Code name</source>
        <translation>Кодовое имя</translation>
    </message>
    <message>
        <source>Kind of client</source>
        <translation>Тип клиента</translation>
    </message>
    <message>
        <source>Met on</source>
        <translation>Знакомы с</translation>
    </message>
    <message>
        <source>Name and opening credit… F2</source>
        <translation>Имя и начальный запас… F2</translation>
    </message>
    <message>
        <source>Open their page</source>
        <translation>Открыть страницу</translation>
    </message>
    <message>
        <source>Open: %1</source>
        <translation>Открыть: %1</translation>
    </message>
    <message>
        <source>Stage of the relationship</source>
        <translation>Этап отношений</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Метки</translation>
    </message>
    <message>
        <source>a comma between them: mornings, with a pram</source>
        <translation>через запятую: утро, с коляской</translation>
    </message>
    <message>
        <source>a few letters of the name</source>
        <translation>несколько букв имени</translation>
    </message>
    <message>
        <source>instead of the name, for supervision</source>
        <translation>вместо имени, например для супервизии</translation>
    </message>
    <message>
        <source>name and opening credit</source>
        <translation>имя и начальный запас</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>неизвестно</translation>
    </message>
    <message>
        <source>who brought them</source>
        <translation>по чьему совету</translation>
    </message>
</context>
<context>
    <name>AccountCard</name>
    <message>
        <source>A record counts in full for 60 days, by half until 120, and then no more. What hurt and was never put right fades three times slower.</source>
        <translation>Запись весит полностью 60 дней, вполовину — до 120-го, потом уже не весит. То, что задело и к чему не вернулись, бледнеет втрое медленнее.</translation>
    </message>
    <message>
        <source>Every record keeps its weight for ever.</source>
        <translation>Каждая запись весит одинаково, сколько бы времени ни прошло.</translation>
    </message>
    <message>
        <source>How the account remembers</source>
        <translation>Как счёт помнит прошлое</translation>
    </message>
    <message>
        <source>Opening credit of a new client</source>
        <translation>Начальный запас нового клиента</translation>
    </message>
    <message>
        <source>Trust that is given in advance; it does not fade.</source>
        <translation>Доверие, которое дают авансом; со временем оно не убывает.</translation>
    </message>
    <message>
        <source>What happened long ago</source>
        <translation>То, что было давно</translation>
    </message>
    <message numerus="yes">
        <source>With the other choice %n client(s) would change zone.</source>
        <translation>
            <numerusform>При другом выборе зона изменилась бы у %n клиента.</numerusform>
            <numerusform>При другом выборе зона изменилась бы у %n клиентов.</numerusform>
            <numerusform>При другом выборе зона изменилась бы у %n клиентов.</numerusform>
        </translation>
    </message>
    <message>
        <source>weighs less</source>
        <translation>весит меньше</translation>
    </message>
    <message>
        <source>weighs the same</source>
        <translation>весит так же</translation>
    </message>
</context>
<context>
    <name>ActPaper</name>
    <message>
        <source>Act of erasing personal data, No. %1</source>
        <translation>Акт об уничтожении персональных данных № %1</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Адрес</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>Категории данных</translation>
    </message>
    <message>
        <source>Client Journal, file %1</source>
        <translation>Программа «Журнал клиентов», файл %1</translation>
    </message>
    <message>
        <source>Client erased</source>
        <translation>Данные клиента стёрты</translation>
    </message>
    <message>
        <source>Copies that hold the data still</source>
        <translation>Копии, где данные ещё есть</translation>
    </message>
    <message>
        <source>Done by</source>
        <translation>Кто уничтожил данные</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Событие</translation>
    </message>
    <message>
        <source>Extract from the event log</source>
        <translation>Выгрузка из журнала событий</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Способ</translation>
    </message>
    <message>
        <source>Met since</source>
        <translation>Данные велись с</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Оператор</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Причина</translation>
    </message>
    <message>
        <source>Signature and date</source>
        <translation>Подпись и дата</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Информационная система</translation>
    </message>
    <message>
        <source>The number stands for the client: it is made of a secret number of the card and leads to nobody. Keep the act for three years.</source>
        <translation>Номер заменяет имя: он получен из внутреннего номера карточки и ни к кому не ведёт. Акт хранят три года.</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Объём</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Дата и время</translation>
    </message>
    <message>
        <source>Whose data</source>
        <translation>Чьи данные</translation>
    </message>
    <message>
        <source>client No. %1</source>
        <translation>клиент № %1</translation>
    </message>
    <message>
        <source>none that the program knows of</source>
        <translation>нет, насколько известно программе</translation>
    </message>
    <message>
        <source>rows deleted and their bytes overwritten, the file written anew, the search index and the way back cleared</source>
        <translation>записи удалены, их место перезаписано, файл записан заново; поисковый указатель и история отмен очищены</translation>
    </message>
    <message>
        <source>rows deleted and their bytes overwritten, the search index and the way back cleared; the file is still to be written anew, for which there was no room on the disk</source>
        <translation>записи удалены, их место перезаписано; поисковый указатель и история отмен очищены; файл ещё предстоит записать заново — для этого на диске не хватило места</translation>
    </message>
</context>
<context>
    <name>ActSheet</name>
    <message>
        <source>Acts of erasing</source>
        <translation>Акты об уничтожении</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Nobody has been erased.</source>
        <translation>Пока ничьи данные не стёрты.</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Печать…</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Сохранить в PDF…</translation>
    </message>
    <message>
        <source>The act</source>
        <translation>Акт</translation>
    </message>
    <message>
        <source>The client is erased, but there was no room on the disk to rewrite the file without the emptied pages. That is done by itself when the journal is closed.</source>
        <translation>Данные клиента стёрты. Чтобы переписать файл без опустевших страниц, на диске не хватило места — это произойдёт само, когда вы закроете журнал.</translation>
    </message>
    <message>
        <source>Which act</source>
        <translation>Который акт</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Записано: %1</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>&amp;About the program</source>
        <translation>&amp;О программе</translation>
    </message>
    <message>
        <source>&amp;As the system</source>
        <translation>&amp;Как в системе</translation>
    </message>
    <message>
        <source>&amp;Back up now</source>
        <translation>&amp;Сделать копию</translation>
    </message>
    <message>
        <source>&amp;Codes instead of names, and back</source>
        <translation>Ко&amp;ды вместо имён и обратно</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Тёмная</translation>
    </message>
    <message>
        <source>&amp;Dossier of the client…</source>
        <translation>&amp;Досье клиента…</translation>
    </message>
    <message>
        <source>&amp;Edit the client&apos;s card</source>
        <translation>&amp;Изменить карточку клиента</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Выгрузить…</translation>
    </message>
    <message>
        <source>&amp;Find a client or a note</source>
        <translation>&amp;Найти клиента или заметку</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;Загрузить…</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>&amp;Клавиши</translation>
    </message>
    <message>
        <source>&amp;Larger text</source>
        <translation>Текст &amp;крупнее</translation>
    </message>
    <message>
        <source>&amp;New client</source>
        <translation>&amp;Новый клиент</translation>
    </message>
    <message>
        <source>&amp;New journal…</source>
        <translation>&amp;Новый журнал…</translation>
    </message>
    <message>
        <source>&amp;Normal text</source>
        <translation>Текст о&amp;бычный</translation>
    </message>
    <message>
        <source>&amp;Open another journal…</source>
        <translation>&amp;Открыть другой журнал…</translation>
    </message>
    <message>
        <source>&amp;Plan of the week</source>
        <translation>&amp;План недели</translation>
    </message>
    <message>
        <source>&amp;Print the page</source>
        <translation>&amp;Печать страницы</translation>
    </message>
    <message>
        <source>&amp;Quick entry</source>
        <translation>&amp;Быстрая запись</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>Вы&amp;йти</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Вернуть</translation>
    </message>
    <message>
        <source>&amp;Smaller text</source>
        <translation>Текст &amp;мельче</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Отменить</translation>
    </message>
    <message>
        <source>&amp;Veil: hide everything, and back</source>
        <translation>&amp;Ширма: спрятать всё и вернуть</translation>
    </message>
    <message>
        <source>A new line</source>
        <translation>Новая строка</translation>
    </message>
    <message>
        <source>A note</source>
        <translation>Заметка</translation>
    </message>
    <message>
        <source>Bring back from a back&amp;up…</source>
        <translation>Вернуть из &amp;копии…</translation>
    </message>
    <message>
        <source>Call or message</source>
        <translation>Звонок или сообщение</translation>
    </message>
    <message>
        <source>Choose the principle</source>
        <translation>Выбрать принцип</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>Клиенты</translation>
    </message>
    <message>
        <source>Close; what is written waits</source>
        <translation>Закрыть, написанное подождёт</translation>
    </message>
    <message>
        <source>Erase the client for &amp;good…</source>
        <translation>Стереть данные клиента навсе&amp;гда…</translation>
    </message>
    <message>
        <source>Every day</source>
        <translation>Каждый день</translation>
    </message>
    <message>
        <source>In a day: one day on or back; also «25», «fri», «+3»</source>
        <translation>В поле дня: день вперёд или назад; ещё можно «25», «пт», «+3»</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>Журнал</translation>
    </message>
    <message>
        <source>Li&amp;ght</source>
        <translation>&amp;Светлая</translation>
    </message>
    <message>
        <source>Loc&amp;k: close the journal</source>
        <translation>&amp;Замок: закрыть журнал</translation>
    </message>
    <message>
        <source>Make the selected words a deposit</source>
        <translation>Сделать из выделенных слов вклад</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Меню</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Метод</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Заметки</translation>
    </message>
    <message>
        <source>Position in the session (psychologists)</source>
        <translation>Позиция на сессии (для психологов)</translation>
    </message>
    <message>
        <source>Put the template into an empty note</source>
        <translation>Вставить шаблон в пустую заметку</translation>
    </message>
    <message>
        <source>Record, with a client open</source>
        <translation>Записать, когда клиент открыт</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Записать</translation>
    </message>
    <message>
        <source>Se&amp;ttings</source>
        <translation>&amp;Настройки</translation>
    </message>
    <message>
        <source>Sheet for &amp;supervision…</source>
        <translation>Лист для &amp;супервизии…</translation>
    </message>
    <message>
        <source>Take the idea, see another; how to apologise</source>
        <translation>Взять идею, увидеть другую; как извиниться</translation>
    </message>
    <message>
        <source>The private layer of a note</source>
        <translation>Личный слой заметки</translation>
    </message>
    <message>
        <source>To the &amp;archive or back</source>
        <translation>В &amp;архив или обратно</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Сегодня</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Вид</translation>
    </message>
    <message>
        <source>While writing a record</source>
        <translation>Пока пишете запись</translation>
    </message>
    <message>
        <source>Whom to write to tomorrow</source>
        <translation>Кому написать завтра</translation>
    </message>
    <message>
        <source>… a fragment for supervision</source>
        <translation>… фрагмент на супервизию</translation>
    </message>
    <message>
        <source>… a promise</source>
        <translation>… обещание</translation>
    </message>
    <message>
        <source>… a withdrawal</source>
        <translation>… промах</translation>
    </message>
    <message>
        <source>… something to remember</source>
        <translation>… то, что стоит запомнить</translation>
    </message>
</context>
<context>
    <name>ActionsRow</name>
    <message>
        <source>Bring back from the archive</source>
        <translation>Вернуть из архива</translation>
    </message>
    <message>
        <source>Dossier…</source>
        <translation>Досье…</translation>
    </message>
    <message>
        <source>Edit the card</source>
        <translation>Изменить карточку</translation>
    </message>
    <message>
        <source>Erase for good…</source>
        <translation>Стереть навсегда…</translation>
    </message>
    <message>
        <source>More about the client</source>
        <translation>Ещё о клиенте</translation>
    </message>
    <message>
        <source>Put into the archive</source>
        <translation>Убрать в архив</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Записать</translation>
    </message>
    <message>
        <source>Words wait here to be saved</source>
        <translation>Здесь ждёт незаписанное</translation>
    </message>
</context>
<context>
    <name>AlgorithmEditor</name>
    <message>
        <source>Give up</source>
        <translation>Не записывать</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>Step %1</source>
        <translation>Шаг %1</translation>
    </message>
    <message>
        <source>The day to look at it again</source>
        <translation>День, когда посмотреть снова</translation>
    </message>
    <message>
        <source>The situation</source>
        <translation>Что случилось</translation>
    </message>
    <message>
        <source>This day cannot be read: try 25, 25.12, fri or +3.</source>
        <translation>Такой день не прочесть: попробуйте 25, 25.12, пт или +3.</translation>
    </message>
    <message>
        <source>What came of it</source>
        <translation>Чем кончилось</translation>
    </message>
    <message>
        <source>What it is about</source>
        <translation>О чём это: «Скол на третий день»</translation>
    </message>
    <message>
        <source>look at it again</source>
        <translation>посмотреть снова</translation>
    </message>
</context>
<context>
    <name>AlgorithmsView</name>
    <message>
        <source>A solved case is worth three lines: next time the answer is there in a minute.</source>
        <translation>Решённый случай стоит трёх строк: в следующий раз ответ найдётся за минуту.</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Изменить</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Удалить</translation>
    </message>
    <message>
        <source>From solved cases</source>
        <translation>Из решённых случаев</translation>
    </message>
    <message>
        <source>My algorithms</source>
        <translation>Мои алгоритмы</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Чем кончилось</translation>
    </message>
    <message>
        <source>Start from it</source>
        <translation>Начать с него</translation>
    </message>
    <message>
        <source>Write an algorithm</source>
        <translation>Записать алгоритм</translation>
    </message>
    <message>
        <source>look again %1</source>
        <translation>посмотреть снова: %1</translation>
    </message>
</context>
<context>
    <name>AnywaySheet</name>
    <message>
        <source>Go on without a backup</source>
        <translation>Продолжить без копии</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>Оставить как есть</translation>
    </message>
    <message>
        <source>No backup could be made before it</source>
        <translation>Сделать копию заранее не вышло</translation>
    </message>
    <message>
        <source>Nothing has changed yet. It is better to put this right and begin again; if you go on, there is no copy of the journal as it is now.</source>
        <translation>Пока ничего не изменилось. Лучше сначала поправить это и начать снова: если продолжить, копии журнала в нынешнем виде не будет.</translation>
    </message>
</context>
<context>
    <name>ApologySheet</name>
    <message>
        <source>Nothing waits for this: every slip is answered.</source>
        <translation>Здесь всё спокойно: без ответа ничего не осталось.</translation>
    </message>
    <message>
        <source>the points are counted anew when it is saved</source>
        <translation>баллы пересчитаются при сохранении</translation>
    </message>
</context>
<context>
    <name>AskSheet</name>
    <message>
        <source>Go on</source>
        <translation>Дальше</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Не сейчас</translation>
    </message>
    <message>
        <source>The passphrase, please</source>
        <translation>Нужен пароль</translation>
    </message>
</context>
<context>
    <name>Asking</name>
    <message>
        <source>The passphrase that this computer remembers of {file} does not open it any more. Type today&apos;s, and it remembers that one.</source>
        <translation>Пароль, который помнит этот компьютер, к {file} больше не подходит. Введите нынешний — компьютер запомнит его.</translation>
    </message>
    <message>
        <source>{file} opens with its passphrase.</source>
        <translation>{file} открывается своим паролем.</translation>
    </message>
</context>
<context>
    <name>AwayCard</name>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n минута</numerusform>
            <numerusform>%n минуты</numerusform>
            <numerusform>%n минут</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n секунда</numerusform>
            <numerusform>%n секунды</numerusform>
            <numerusform>%n секунд</numerusform>
        </translation>
    </message>
    <message>
        <source>A plain screen hides the journal when nobody touches it. Ctrl+H lifts it.</source>
        <translation>Если журнал не трогать, его спрячет пустой экран. Убрать ширму — Ctrl+H.</translation>
    </message>
    <message>
        <source>Closed means closed: the file is let go of, and with a passphrase only it opens the journal again. What you were writing is kept. Ctrl+L closes at once.</source>
        <translation>Закрыт — значит закрыт: если есть пароль, снова откроет только он. Начатое не пропадёт. Закрыть сразу — Ctrl+L.</translation>
    </message>
    <message>
        <source>Ctrl+H hides the journal, and shows it again.</source>
        <translation>Ctrl+H прячет журнал и показывает его снова.</translation>
    </message>
    <message>
        <source>On Linux no program can keep others from taking pictures of its window; on Windows and macOS the journal asks for it.</source>
        <translation>В Windows и macOS журнал просит систему не снимать его окно. В Linux такого запрета нет.</translation>
    </message>
    <message>
        <source>The journal closes by itself after</source>
        <translation>Журнал закрывается сам через</translation>
    </message>
    <message>
        <source>The veil falls by itself after</source>
        <translation>Ширма закрывает экран сама через</translation>
    </message>
    <message>
        <source>When you are away from the desk</source>
        <translation>Когда вы отошли</translation>
    </message>
    <message>
        <source>never</source>
        <translation>никогда</translation>
    </message>
</context>
<context>
    <name>BackupKeeper</name>
    <message>
        <source>The newest backup is damaged, as the weekly check has found. Make a new one (Ctrl+B); until it is found whole, none of the older ones is removed.</source>
        <translation>Еженедельная проверка нашла: последняя копия повреждена. Сделайте новую (Ctrl+B). Пока не найдётся целая, прежние копии не удаляются.</translation>
    </message>
    <message>
        <source>no backup could be made</source>
        <translation>копию сделать не удалось</translation>
    </message>
</context>
<context>
    <name>BackupsCard</name>
    <message>
        <source>A backup is made when the program starts and when it closes, if anything has changed, and is checked at once.</source>
        <translation>Копия делается сама, когда программа открывается и закрывается, если что-то изменилось, и сразу проверяется.</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>Сделать копию</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Резервные копии</translation>
    </message>
    <message>
        <source>Bring this one back…</source>
        <translation>Вернуть эту…</translation>
    </message>
    <message>
        <source>From another file…</source>
        <translation>Из другого файла…</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Открыть папку</translation>
    </message>
    <message>
        <source>checked {day}</source>
        <translation>проверена {day}</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>повреждена</translation>
    </message>
    <message>
        <source>in the second folder</source>
        <translation>во второй папке</translation>
    </message>
    <message>
        <source>kept for good</source>
        <translation>хранится без срока</translation>
    </message>
    <message>
        <source>opens with an older passphrase</source>
        <translation>под прежним паролем</translation>
    </message>
    <message>
        <source>opens with today&apos;s passphrase</source>
        <translation>под нынешним паролем</translation>
    </message>
    <message>
        <source>opens without a passphrase</source>
        <translation>открывается без пароля</translation>
    </message>
    <message>
        <source>stays until about {day}</source>
        <translation>хранится примерно до {day}</translation>
    </message>
</context>
<context>
    <name>BeforePage</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 из %2</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Code instead of the name</source>
        <translation>Код вместо имени</translation>
    </message>
    <message>
        <source>Earlier that day</source>
        <translation>Раньше в этот день</translation>
    </message>
    <message>
        <source>Later that day</source>
        <translation>Позже в этот день</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Печать</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Сохранить в PDF…</translation>
    </message>
    <message>
        <source>To the client</source>
        <translation>К клиенту</translation>
    </message>
    <message>
        <source>With the private layer</source>
        <translation>С личным слоем</translation>
    </message>
</context>
<context>
    <name>BeforeWords</name>
    <message numerus="yes">
        <source>%n day(s) overdue</source>
        <translation>
            <numerusform>просрочено на %n день</numerusform>
            <numerusform>просрочено на %n дня</numerusform>
            <numerusform>просрочено на %n дней</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fragment(s) of the private layer</source>
        <translation>
            <numerusform>%n фрагмент из личного слоя</numerusform>
            <numerusform>%n фрагмента из личного слоя</numerusform>
            <numerusform>%n фрагментов из личного слоя</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n мин</numerusform>
            <numerusform>%n мин</numerusform>
            <numerusform>%n мин</numerusform>
        </translation>
    </message>
    <message>
        <source>Birthday</source>
        <translation>День рождения</translation>
    </message>
    <message>
        <source>Last time</source>
        <translation>В прошлый раз</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>Намечена</translation>
    </message>
    <message>
        <source>Risk</source>
        <translation>Осторожно</translation>
    </message>
    <message>
        <source>by %1</source>
        <translation>до %1</translation>
    </message>
    <message numerus="yes">
        <source>in %n day(s)</source>
        <translation>
            <numerusform>через %n день</numerusform>
            <numerusform>через %n дня</numerusform>
            <numerusform>через %n дней</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>often late: %n min in reserve</source>
        <translation>
            <numerusform>часто опаздывает: в запасе %n мин</numerusform>
            <numerusform>часто опаздывает: в запасе %n мин</numerusform>
            <numerusform>часто опаздывает: в запасе %n мин</numerusform>
        </translation>
    </message>
    <message>
        <source>prepaid %1</source>
        <translation>предоплата внесена: %1</translation>
    </message>
    <message>
        <source>private layer</source>
        <translation>личный слой</translation>
    </message>
    <message numerus="yes">
        <source>turns %n</source>
        <translation>
            <numerusform>исполнится %n год</numerusform>
            <numerusform>исполнится %n года</numerusform>
            <numerusform>исполнится %n лет</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>…and %n more</source>
        <translation>
            <numerusform>…и ещё %n</numerusform>
            <numerusform>…и ещё %n</numerusform>
            <numerusform>…и ещё %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BesidePhrases</name>
    <message>
        <source>Call</source>
        <translation>Звонок</translation>
    </message>
    <message>
        <source>In person</source>
        <translation>Лично</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>Письмо</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Сообщение</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Фото</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Позиция</translation>
    </message>
    <message>
        <source>active</source>
        <translation>активно</translation>
    </message>
    <message>
        <source>adviser</source>
        <translation>советчик</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>вы ответили</translation>
    </message>
    <message>
        <source>as equals</source>
        <translation>на равных</translation>
    </message>
    <message>
        <source>catalyst</source>
        <translation>катализатор</translation>
    </message>
    <message>
        <source>confirmed</source>
        <translation>подтверждено</translation>
    </message>
    <message>
        <source>discussed</source>
        <translation>обсудили</translation>
    </message>
    <message>
        <source>from above</source>
        <translation>сверху</translation>
    </message>
    <message>
        <source>from below</source>
        <translation>снизу</translation>
    </message>
    <message>
        <source>from the client</source>
        <translation>от клиента</translation>
    </message>
    <message>
        <source>listener</source>
        <translation>слушатель</translation>
    </message>
    <message>
        <source>mirror</source>
        <translation>зеркало</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>без ответа</translation>
    </message>
    <message>
        <source>private</source>
        <translation>личное</translation>
    </message>
    <message>
        <source>programmer</source>
        <translation>программист</translation>
    </message>
    <message>
        <source>reminder</source>
        <translation>напоминание</translation>
    </message>
    <message>
        <source>reserved</source>
        <translation>сдержанно</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>отправлено</translation>
    </message>
    <message>
        <source>waits for your answer</source>
        <translation>ждёт вашего ответа</translation>
    </message>
    <message>
        <source>with a private layer</source>
        <translation>есть личный слой</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>«%1»</translation>
    </message>
</context>
<context>
    <name>BringingBack</name>
    <message>
        <source>Bringing the journal back…</source>
        <translation>Возвращаю журнал…</translation>
    </message>
    <message>
        <source>{file} has a passphrase of its own: the one of the day it was made.</source>
        <translation>У {file} свой пароль — тот, что был, когда копию сделали.</translation>
    </message>
</context>
<context>
    <name>ChapterView</name>
    <message numerus="yes">
        <source>Found: %n</source>
        <translation>
            <numerusform>Нашлось: %n</numerusform>
            <numerusform>Нашлось: %n</numerusform>
            <numerusform>Нашлось: %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Good feelings</source>
        <translation>Добрые чувства</translation>
    </message>
    <message>
        <source>Hard feelings</source>
        <translation>Трудные чувства</translation>
    </message>
    <message>
        <source>Here now</source>
        <translation>Сейчас здесь</translation>
    </message>
    <message>
        <source>In the last two months</source>
        <translation>За последние два месяца</translation>
    </message>
    <message>
        <source>No topic has these words. Try fewer letters.</source>
        <translation>Таких слов в справочнике нет. Попробуйте меньше букв.</translation>
    </message>
    <message>
        <source>Nothing of this kind for three months</source>
        <translation>Такого не было три месяца</translation>
    </message>
    <message>
        <source>With this in mind</source>
        <translation>Кого это касается</translation>
    </message>
</context>
<context>
    <name>CheckView</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 из %2</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Раньше</translation>
    </message>
    <message>
        <source>Day of the check-up</source>
        <translation>День проверки</translation>
    </message>
</context>
<context>
    <name>ClientDialog</name>
    <message>
        <source>As you call them</source>
        <translation>Как вы зовёте клиента</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Карточка клиента</translation>
    </message>
    <message>
        <source>Met on</source>
        <translation>День знакомства</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>New client</source>
        <translation>Новый клиент</translation>
    </message>
    <message>
        <source>Opening credit</source>
        <translation>Баллы на старте</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>There is somebody of this name already; a second one is fine.</source>
        <translation>Клиент с таким именем уже есть. Если это другой человек — сохраняйте.</translation>
    </message>
</context>
<context>
    <name>ClientHeader</name>
    <message>
        <source>in 30 days it fades by %1</source>
        <translation>через 30 дней потускнеет на %1</translation>
    </message>
    <message>
        <source>in the archive</source>
        <translation>в архиве</translation>
    </message>
</context>
<context>
    <name>ClientListPanel</name>
    <message>
        <source>All</source>
        <translation>Все</translation>
    </message>
    <message>
        <source>All is well</source>
        <translation>Всё хорошо</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Архив</translation>
    </message>
    <message>
        <source>Away long</source>
        <translation>Давно не были</translation>
    </message>
    <message>
        <source>Bring from a file…</source>
        <translation>Загрузить из файла…</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>По имени</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>Клиенты</translation>
    </message>
    <message>
        <source>Every word you gave is settled.</source>
        <translation>Всё, что вы обещали, уже закрыто.</translation>
    </message>
    <message>
        <source>Everybody is in the archive.</source>
        <translation>Все клиенты — в архиве.</translation>
    </message>
    <message>
        <source>Find a client or a note</source>
        <translation>Клиент или заметка</translation>
    </message>
    <message>
        <source>Lowest balance first</source>
        <translation>Сначала низкий баланс</translation>
    </message>
    <message>
        <source>Most urgent first</source>
        <translation>Сначала срочное</translation>
    </message>
    <message>
        <source>Names, records and notes were searched. A shorter word may help.</source>
        <translation>Искали в именах, записях и заметках. Попробуйте слово покороче.</translation>
    </message>
    <message>
        <source>New client</source>
        <translation>Новый клиент</translation>
    </message>
    <message>
        <source>Nobody found</source>
        <translation>Никого не нашлось</translation>
    </message>
    <message>
        <source>Nobody here</source>
        <translation>Здесь никого</translation>
    </message>
    <message>
        <source>Nobody here yet</source>
        <translation>Пока никого</translation>
    </message>
    <message>
        <source>Nobody needs care just now.</source>
        <translation>Сейчас никто не ждёт особого внимания.</translation>
    </message>
    <message>
        <source>Nothing is open</source>
        <translation>Ничего не ждёт</translation>
    </message>
    <message>
        <source>Order of the list</source>
        <translation>Порядок в списке</translation>
    </message>
    <message>
        <source>Show everybody</source>
        <translation>Показать всех</translation>
    </message>
    <message>
        <source>Whoever is put away will be found here.</source>
        <translation>Кого уберёте в архив, тот найдётся здесь.</translation>
    </message>
    <message>
        <source>Write down the first client, or bring a whole list from a file.</source>
        <translation>Запишите первого клиента или загрузите весь список из файла.</translation>
    </message>
</context>
<context>
    <name>ClientPhrases</name>
    <message>
        <source>%1 and %2</source>
        <translation>%1 и %2</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n день</numerusform>
            <numerusform>%n дня</numerusform>
            <numerusform>%n дней</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) overdue</source>
        <translation>
            <numerusform>просрочено на %n день</numerusform>
            <numerusform>просрочено на %n дня</numerusform>
            <numerusform>просрочено на %n дней</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n month(s)</source>
        <translation>
            <numerusform>%n месяц</numerusform>
            <numerusform>%n месяца</numerusform>
            <numerusform>%n месяцев</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n year(s)</source>
        <translation>
            <numerusform>%n год</numerusform>
            <numerusform>%n года</numerusform>
            <numerusform>%n лет</numerusform>
        </translation>
    </message>
    <message>
        <source>by %1</source>
        <translation>до %1</translation>
    </message>
    <message>
        <source>due %1</source>
        <translation>срок %1</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>исправлено</translation>
    </message>
    <message numerus="yes">
        <source>moved %n time(s)</source>
        <translation>
            <numerusform>переносили %n раз</numerusform>
            <numerusform>переносили %n раза</numerusform>
            <numerusform>переносили %n раз</numerusform>
        </translation>
    </message>
    <message>
        <source>new day %1</source>
        <translation>новый срок: %1</translation>
    </message>
    <message>
        <source>no due day</source>
        <translation>без срока</translation>
    </message>
    <message>
        <source>promised %1</source>
        <translation>обещано %1</translation>
    </message>
    <message>
        <source>promised %1, due %2</source>
        <translation>обещано %1, срок %2</translation>
    </message>
    <message>
        <source>with us for %1</source>
        <translation>с нами %1</translation>
    </message>
    <message>
        <source>with us since today</source>
        <translation>с нами с сегодняшнего дня</translation>
    </message>
</context>
<context>
    <name>ClientPicker</name>
    <message>
        <source>A few letters of the name</source>
        <translation>Несколько букв имени</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>Клиенты</translation>
    </message>
</context>
<context>
    <name>ClientView</name>
    <message>
        <source>Add a client</source>
        <translation>Добавить клиента</translation>
    </message>
    <message>
        <source>Add the first one: a name is enough. Then press 1 and write down one good thing you did for them.</source>
        <translation>Добавьте первого: достаточно имени. Потом нажмите 1 и запишите хорошее.</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Карточка</translation>
    </message>
    <message>
        <source>Choose a client on the left, or find one with Ctrl+F.</source>
        <translation>Выберите клиента слева или найдите по Ctrl+F.</translation>
    </message>
    <message>
        <source>Feed</source>
        <translation>Лента</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Заметки</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Цифры</translation>
    </message>
    <message>
        <source>This is where the people you care for will be</source>
        <translation>Здесь будут ваши клиенты</translation>
    </message>
    <message>
        <source>Whom shall we look at?</source>
        <translation>Кого откроем?</translation>
    </message>
</context>
<context>
    <name>CloseSheet</name>
    <message>
        <source>Come back to</source>
        <translation>Вернуться к</translation>
    </message>
    <message>
        <source>Due day</source>
        <translation>Срок</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Время</translation>
    </message>
    <message>
        <source>To supervision</source>
        <translation>К супервизии</translation>
    </message>
    <message>
        <source>planned already: %1</source>
        <translation>уже назначено: %1</translation>
    </message>
    <message>
        <source>time</source>
        <translation>время</translation>
    </message>
</context>
<context>
    <name>ContactSheet</name>
    <message>
        <source>%1 of %2 in a month</source>
        <comment>how many contacts of the cap are taken</comment>
        <translation>%1 из %2 за месяц</translation>
    </message>
    <message>
        <source>Agreed: %1.</source>
        <translation>Договорились: %1.</translation>
    </message>
    <message>
        <source>On what occasion</source>
        <translation>По какому поводу</translation>
    </message>
    <message>
        <source>This will be number %1 in a month. A pause may be kinder; it can be recorded all the same.</source>
        <translation>Это будет уже %1-й раз за месяц. Возможно, стоит дать передышку, но записать можно всё равно.</translation>
    </message>
    <message>
        <source>answers the question</source>
        <translation>это ответ на вопрос</translation>
    </message>
    <message>
        <source>answers: %1</source>
        <translation>ответ на: %1</translation>
    </message>
    <message>
        <source>call</source>
        <translation>звонок</translation>
    </message>
    <message>
        <source>e-mail</source>
        <translation>письмо</translation>
    </message>
    <message>
        <source>from me</source>
        <translation>от меня</translation>
    </message>
    <message>
        <source>from the client</source>
        <translation>от клиента</translation>
    </message>
    <message>
        <source>in person</source>
        <translation>лично</translation>
    </message>
    <message>
        <source>message</source>
        <translation>сообщение</translation>
    </message>
    <message>
        <source>waits for my answer</source>
        <translation>ждёт моего ответа</translation>
    </message>
</context>
<context>
    <name>ContactsSection</name>
    <message numerus="yes">
        <source>%n time(s) a month</source>
        <translation>
            <numerusform>%n раза в месяц</numerusform>
            <numerusform>%n раз в месяц</numerusform>
            <numerusform>%n раз в месяц</numerusform>
        </translation>
    </message>
    <message>
        <source>+1 555 010 9999 — in the evening</source>
        <translation>+7 900 000-00-00 — вечером</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Контакты</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Скопировать</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Удалить</translation>
    </message>
    <message>
        <source>How it was agreed</source>
        <translation>Как договорились</translation>
    </message>
    <message>
        <source>No more often</source>
        <translation>Не чаще</translation>
    </message>
    <message>
        <source>Prefers</source>
        <translation>Удобнее</translation>
    </message>
    <message numerus="yes">
        <source>Usually no more than %n time(s) a month</source>
        <translation>
            <numerusform>Обычно не чаще %n раза в месяц</numerusform>
            <numerusform>Обычно не чаще %n раз в месяц</numerusform>
            <numerusform>Обычно не чаще %n раз в месяц</numerusform>
        </translation>
    </message>
    <message>
        <source>a call</source>
        <translation>звонок</translation>
    </message>
    <message>
        <source>a message</source>
        <translation>сообщение</translation>
    </message>
    <message>
        <source>a number of times a month</source>
        <translation>сколько раз в месяц</translation>
    </message>
    <message>
        <source>an e-mail</source>
        <translation>письмо</translation>
    </message>
    <message>
        <source>asked to write only about the visit</source>
        <translation>просила писать только о записи</translation>
    </message>
    <message>
        <source>contact</source>
        <translation>контакт</translation>
    </message>
    <message>
        <source>copied</source>
        <translation>скопировано</translation>
    </message>
    <message>
        <source>how it was agreed</source>
        <translation>как договорились</translation>
    </message>
    <message>
        <source>how often</source>
        <translation>как часто писать</translation>
    </message>
    <message>
        <source>in person</source>
        <translation>лично</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>неизвестно</translation>
    </message>
    <message>
        <source>what they prefer</source>
        <translation>как удобнее связаться</translation>
    </message>
</context>
<context>
    <name>CopiesSheet</name>
    <message>
        <source>Copies elsewhere (on a stick, in a cloud, in a letter) are not known here: look through them yourself.</source>
        <translation>О копиях в других местах — на флешке, в облаке, в почте — программа не знает: проверьте их сами.</translation>
    </message>
    <message>
        <source>Copies that open without the passphrase</source>
        <translation>Копии, которые открываются без пароля</translation>
    </message>
    <message>
        <source>Keep them for now</source>
        <translation>Пока оставить</translation>
    </message>
    <message>
        <source>Take the ticked ones away</source>
        <translation>Убрать отмеченные</translation>
    </message>
    <message>
        <source>They were made before today and can be read as they are. If you take them away, only backups under the passphrase remain.</source>
        <translation>Они сделаны раньше, и прочитать их можно как есть. Если их убрать, останутся только копии под паролем.</translation>
    </message>
</context>
<context>
    <name>DataCard</name>
    <message>
        <source>Everything is in this one file; photos too.</source>
        <translation>Всё лежит в этом одном файле, и фотографии тоже.</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Выгрузить…</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Загрузить…</translation>
    </message>
    <message>
        <source>Save a copy elsewhere…</source>
        <translation>Сохранить копию в другом месте…</translation>
    </message>
    <message>
        <source>The journal</source>
        <translation>Журнал</translation>
    </message>
</context>
<context>
    <name>DataSection</name>
    <message>
        <source>Consent to keep data</source>
        <translation>Согласие хранить данные</translation>
    </message>
    <message>
        <source>Given again today</source>
        <translation>Дано снова, сегодня</translation>
    </message>
    <message>
        <source>Keep until</source>
        <translation>Хранить до</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Почему</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>С какого дня</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Статус</translation>
    </message>
    <message>
        <source>Status and consent</source>
        <translation>Статус и согласие</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>На что</translation>
    </message>
    <message>
        <source>Withdrawn today</source>
        <translation>Отозвано сегодня</translation>
    </message>
    <message>
        <source>a day: 18, 18.11, fri, yesterday</source>
        <translation>день: 18, 18.11, пт, вчера</translation>
    </message>
    <message>
        <source>a day: 31.12.2030</source>
        <translation>день: 31.12.2030</translation>
    </message>
    <message>
        <source>consent to keep data, today</source>
        <translation>согласие хранить данные — сегодня</translation>
    </message>
    <message>
        <source>keep until</source>
        <translation>хранить до</translation>
    </message>
    <message>
        <source>moved away; will come back in spring</source>
        <translation>переехала; вернётся весной</translation>
    </message>
    <message>
        <source>name, phone, pictures of the work</source>
        <translation>имя, телефон, фото работ</translation>
    </message>
    <message>
        <source>past</source>
        <translation>срок вышел</translation>
    </message>
    <message>
        <source>reason</source>
        <translation>почему</translation>
    </message>
    <message>
        <source>since</source>
        <translation>с какого дня</translation>
    </message>
    <message>
        <source>what the consent is for</source>
        <translation>на что согласие</translation>
    </message>
    <message>
        <source>withdrawn %1</source>
        <translation>отозвано: %1</translation>
    </message>
</context>
<context>
    <name>DateField</name>
    <message>
        <source>Choose in the calendar</source>
        <translation>Выбрать в календаре</translation>
    </message>
</context>
<context>
    <name>DatesSection</name>
    <message numerus="yes">
        <source>%n year(s)</source>
        <translation>
            <numerusform>%n год</numerusform>
            <numerusform>%n года</numerusform>
            <numerusform>%n лет</numerusform>
        </translation>
    </message>
    <message>
        <source>12 March, or 12.03.1990</source>
        <translation>12 марта или 12.03.1990</translation>
    </message>
    <message>
        <source>Birthday</source>
        <translation>День рождения</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>Даты</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Удалить</translation>
    </message>
    <message>
        <source>another date</source>
        <translation>другая дата</translation>
    </message>
    <message numerus="yes">
        <source>in %n day(s)</source>
        <translation>
            <numerusform>через %n день</numerusform>
            <numerusform>через %n дня</numerusform>
            <numerusform>через %n дней</numerusform>
        </translation>
    </message>
    <message>
        <source>wedding — 12 June 2015</source>
        <translation>свадьба — 12 июня 2015</translation>
    </message>
</context>
<context>
    <name>DayRound</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 из %2</translation>
    </message>
    <message numerus="yes">
        <source>%n visit(s) closed</source>
        <translation>
            <numerusform>отмечен %n визит</numerusform>
            <numerusform>отмечено %n визита</numerusform>
            <numerusform>отмечено %n визитов</numerusform>
        </translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Everything is closed</source>
        <translation>Всё закрыто</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Позже</translation>
    </message>
    <message>
        <source>No visit waits to be closed. Have a good evening!</source>
        <translation>Все визиты отмечены. Доброго вечера!</translation>
    </message>
    <message>
        <source>That was the day</source>
        <translation>Вот и день</translation>
    </message>
    <message>
        <source>have a good evening!</source>
        <translation>доброго вечера!</translation>
    </message>
</context>
<context>
    <name>DayWords</name>
    <message>
        <source>today</source>
        <translation>сегодня</translation>
    </message>
    <message>
        <source>tomorrow</source>
        <translation>завтра</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>вчера</translation>
    </message>
</context>
<context>
    <name>Deeds</name>
    <message>
        <source>There is nothing to close yet.</source>
        <translation>Закрывать пока нечего.</translation>
    </message>
</context>
<context>
    <name>DossierDialog</name>
    <message>
        <source>Choose a folder…</source>
        <translation>Выбрать папку…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Dossier</source>
        <translation>Досье</translation>
    </message>
    <message>
        <source>Dossier: %1</source>
        <translation>Досье: %1</translation>
    </message>
    <message>
        <source>Everything that the journal holds of this client, in two files: a PDF to read, with the photos in it, and a JSON file for other programs.</source>
        <translation>Всё, что журнал хранит об этом клиенте, в двух файлах: PDF для чтения, с фотографиями, и JSON для других программ.</translation>
    </message>
    <message>
        <source>The files are not encrypted. Only you may read them on this computer; hand them on with care. The event log notes that a dossier was written.</source>
        <translation>Файлы не зашифрованы. На этом компьютере прочесть их можете только вы; передавайте их бережно. В журнале событий останется отметка о досье.</translation>
    </message>
    <message>
        <source>Where to write the dossier</source>
        <translation>Куда сохранить досье</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Записано: %1</translation>
    </message>
    <message>
        <source>with the private layer of the notes</source>
        <translation>вместе с личным слоем заметок</translation>
    </message>
</context>
<context>
    <name>DossierPaper</name>
    <message numerus="yes">
        <source>%n apology(s) for the like before</source>
        <translation>
            <numerusform>до этого %n извинение за похожее</numerusform>
            <numerusform>до этого %n извинения за похожее</numerusform>
            <numerusform>до этого %n извинений за похожее</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n мин</numerusform>
            <numerusform>%n мин</numerusform>
            <numerusform>%n мин</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n time(s) a month at most</source>
        <translation>
            <numerusform>не чаще %n раза в месяц</numerusform>
            <numerusform>не чаще %n раз в месяц</numerusform>
            <numerusform>не чаще %n раз в месяц</numerusform>
        </translation>
    </message>
    <message>
        <source>A day to remember</source>
        <translation>Памятный день</translation>
    </message>
    <message>
        <source>Agreed about messages</source>
        <translation>Договорились о сообщениях</translation>
    </message>
    <message>
        <source>All that the journal holds, as of %1</source>
        <translation>Всё, что хранит журнал, на %1</translation>
    </message>
    <message>
        <source>Birthday</source>
        <translation>День рождения</translation>
    </message>
    <message>
        <source>Brought by</source>
        <translation>По чьему совету</translation>
    </message>
    <message>
        <source>Calls and messages</source>
        <translation>Звонки и сообщения</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Карточка</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Код</translation>
    </message>
    <message>
        <source>Consent given on</source>
        <translation>Согласие дано</translation>
    </message>
    <message>
        <source>Consent to</source>
        <translation>Согласие на</translation>
    </message>
    <message>
        <source>Consent withdrawn on</source>
        <translation>Согласие отозвано</translation>
    </message>
    <message>
        <source>Dossier: %1</source>
        <translation>Досье: %1</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Почта</translation>
    </message>
    <message>
        <source>For supervision</source>
        <translation>Для супервизии</translation>
    </message>
    <message>
        <source>How to reach</source>
        <translation>Как связаться</translation>
    </message>
    <message>
        <source>In the archive since</source>
        <translation>В архиве с</translation>
    </message>
    <message>
        <source>Kept until</source>
        <translation>Хранить до</translation>
    </message>
    <message>
        <source>Kind of client</source>
        <translation>Тип клиента</translation>
    </message>
    <message>
        <source>Known of the client</source>
        <translation>Что известно</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Сообщения</translation>
    </message>
    <message>
        <source>Messenger</source>
        <translation>Мессенджер</translation>
    </message>
    <message>
        <source>Met on</source>
        <translation>Познакомились</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Заметки</translation>
    </message>
    <message>
        <source>Opening credit</source>
        <translation>Начальный запас</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Другое</translation>
    </message>
    <message>
        <source>Own algorithms</source>
        <translation>Свои алгоритмы</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Человек</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Телефон</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Фотографии</translation>
    </message>
    <message>
        <source>Private layer: %1</source>
        <translation>Личный слой: %1</translation>
    </message>
    <message>
        <source>Rather reached by</source>
        <translation>Как удобнее связаться</translation>
    </message>
    <message>
        <source>Stage of the relationship</source>
        <translation>Этап отношений</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Статус</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Метки</translation>
    </message>
    <message>
        <source>Unfinished words</source>
        <translation>Недописанное</translation>
    </message>
    <message>
        <source>a reminder</source>
        <translation>напоминание</translation>
    </message>
    <message>
        <source>about: %1</source>
        <translation>о чём: %1</translation>
    </message>
    <message>
        <source>agreed on %1</source>
        <translation>договорились %1</translation>
    </message>
    <message>
        <source>another client</source>
        <translation>другого клиента этой практики</translation>
    </message>
    <message>
        <source>by %1</source>
        <translation>до %1</translation>
    </message>
    <message>
        <source>discussed on %1</source>
        <translation>обсуждено %1</translation>
    </message>
    <message>
        <source>earlier: %1</source>
        <translation>прежде: %1</translation>
    </message>
    <message>
        <source>from the client</source>
        <translation>от клиента</translation>
    </message>
    <message>
        <source>from the private layer</source>
        <translation>из личного слоя</translation>
    </message>
    <message>
        <source>known since %1</source>
        <translation>известно с %1</translation>
    </message>
    <message>
        <source>large</source>
        <translation>большое</translation>
    </message>
    <message>
        <source>left with: %1</source>
        <translation>с каким чувством: %1</translation>
    </message>
    <message>
        <source>look again on %1</source>
        <translation>посмотреть снова %1</translation>
    </message>
    <message>
        <source>moved on %1: %2</source>
        <translation>перенесено %1: %2</translation>
    </message>
    <message>
        <source>of use on %1</source>
        <translation>пригодилось %1</translation>
    </message>
    <message>
        <source>planned</source>
        <translation>намечена</translation>
    </message>
    <message>
        <source>prepaid: %1</source>
        <translation>предоплата: %1</translation>
    </message>
    <message>
        <source>reminder: %1</source>
        <translation>напоминание: %1</translation>
    </message>
    <message>
        <source>small</source>
        <translation>маленькое</translation>
    </message>
    <message>
        <source>taken</source>
        <translation>занята</translation>
    </message>
    <message>
        <source>to the client</source>
        <translation>клиенту</translation>
    </message>
    <message>
        <source>usual</source>
        <translation>обычное</translation>
    </message>
    <message>
        <source>with the private layer of the notes</source>
        <translation>с личным слоем заметок</translation>
    </message>
    <message>
        <source>without the private layer of the notes</source>
        <translation>без личного слоя заметок</translation>
    </message>
</context>
<context>
    <name>EditLine</name>
    <message>
        <source>What else to do</source>
        <translation>Что ещё сделать</translation>
    </message>
</context>
<context>
    <name>EntryHistory</name>
    <message>
        <source>+ comes back   %1 goes</source>
        <translation>+ вернётся   %1 уйдёт</translation>
    </message>
    <message>
        <source>As it was before</source>
        <translation>Как было раньше</translation>
    </message>
    <message>
        <source>As it was until</source>
        <translation>Как было до</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Bring this back</source>
        <translation>Вернуть как было</translation>
    </message>
    <message>
        <source>What would come back and what would go</source>
        <translation>Что вернётся и что уйдёт</translation>
    </message>
    <message>
        <source>Which version</source>
        <translation>Которая версия</translation>
    </message>
</context>
<context>
    <name>EraseDialog</name>
    <message>
        <source>Backups</source>
        <translation>Резервные копии</translation>
    </message>
    <message>
        <source>Before anything is erased, one more backup is made. It holds the client, too.</source>
        <translation>Перед стиранием делается ещё одна копия. В ней клиент тоже есть.</translation>
    </message>
    <message>
        <source>Copies that hold the client</source>
        <translation>Копии, в которых есть клиент</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n copy(ies) that the client cannot be taken out of</source>
        <translation>
            <numerusform>Удалить целиком %n копию, из которой клиента не убрать</numerusform>
            <numerusform>Удалить целиком %n копии, из которых клиента не убрать</numerusform>
            <numerusform>Удалить целиком %n копий, из которых клиента не убрать</numerusform>
        </translation>
    </message>
    <message>
        <source>Erase a client</source>
        <translation>Стереть данные клиента</translation>
    </message>
    <message>
        <source>Erase for good</source>
        <translation>Стереть навсегда</translation>
    </message>
    <message>
        <source>Erase for good: %1</source>
        <translation>Стереть навсегда: %1</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Не стирать</translation>
    </message>
    <message>
        <source>Take the client out of the backups as well, the new one included</source>
        <translation>Убрать клиента и из резервных копий, из новой тоже</translation>
    </message>
    <message>
        <source>The program does not reach copies in other places: a USB stick, a cloud, a mailbox, printed sheets. Those are yours to destroy.</source>
        <translation>До копий в других местах — на флешке, в облаке, в почте, на бумаге — программа не дотянется. Их уничтожьте сами.</translation>
    </message>
    <message>
        <source>These go: the card and the name</source>
        <translation>Уйдут: карточка и имя</translation>
    </message>
    <message>
        <source>They also leave the search, the drafts and everything that could be undone. Erasing itself cannot be undone.</source>
        <translation>Их не останется ни в поиске, ни в черновиках, ни в том, что можно было отменить. Само стирание отменить нельзя.</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Почему</translation>
    </message>
    <message>
        <source>consent withdrawn</source>
        <translation>согласие отозвано</translation>
    </message>
    <message>
        <source>the client asked for it</source>
        <translation>по просьбе клиента</translation>
    </message>
    <message>
        <source>the term is over</source>
        <translation>срок хранения вышел</translation>
    </message>
    <message>
        <source>without a name: it is written into the act</source>
        <translation>без имени: причина войдёт в акт</translation>
    </message>
</context>
<context>
    <name>EventLog</name>
    <message>
        <source>All events</source>
        <translation>Все события</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Event log</source>
        <translation>Журнал событий</translation>
    </message>
    <message>
        <source>Save as text</source>
        <translation>Сохранить текстом</translation>
    </message>
    <message>
        <source>Save as text…</source>
        <translation>Сохранить текстом…</translation>
    </message>
    <message>
        <source>What happened to the journal&apos;s file. No names and no words of the records.</source>
        <translation>Что происходило с файлом журнала. Ни имён, ни слов из записей.</translation>
    </message>
    <message>
        <source>Which events</source>
        <translation>Какие события</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Записано: %1</translation>
    </message>
    <message>
        <source>event log</source>
        <translation>журнал событий</translation>
    </message>
</context>
<context>
    <name>FactsSection</name>
    <message>
        <source>Delete</source>
        <translation>Удалить</translation>
    </message>
    <message>
        <source>It is %1</source>
        <translation>Это — %1</translation>
    </message>
    <message>
        <source>It was of use today</source>
        <translation>Пригодилось сегодня</translation>
    </message>
    <message>
        <source>We have agreed on it</source>
        <translation>Об этом договорились</translation>
    </message>
    <message>
        <source>What you know</source>
        <translation>Что вы знаете</translation>
    </message>
    <message>
        <source>of use %1</source>
        <translation>пригодилось %1</translation>
    </message>
</context>
<context>
    <name>FeelingsRow</name>
    <message>
        <source>With what feeling did they leave?</source>
        <translation>С каким чувством ушли?</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>Bring back from a backup</source>
        <translation>Вернуть из копии</translation>
    </message>
    <message>
        <source>Bringing in {file}…</source>
        <translation>Загружаю {file}…</translation>
    </message>
    <message>
        <source>Events, line by line (*.csv)</source>
        <translation>События по строкам (*.csv)</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Выгрузить</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Загрузить</translation>
    </message>
    <message>
        <source>Journals (*.journal);;All files (*)</source>
        <translation>Журналы (*.journal);;Все файлы (*)</translation>
    </message>
    <message>
        <source>Logs and journals (*.csv *.json);;All files (*)</source>
        <translation>Таблицы и журналы (*.csv *.json);;Все файлы (*)</translation>
    </message>
    <message>
        <source>Making a backup…</source>
        <translation>Делаю копию…</translation>
    </message>
    <message>
        <source>Open a journal</source>
        <translation>Открыть журнал</translation>
    </message>
    <message>
        <source>The journal was brought to this version of the program. A copy of it as it was: {path}. What was done before can no longer be undone.</source>
        <translation>Журнал обновлён для этой версии программы. Резервная копия прежнего: {path}. Более ранние действия отменить уже нельзя.</translation>
    </message>
    <message>
        <source>The whole journal (*.json)</source>
        <translation>Журнал целиком (*.json)</translation>
    </message>
    <message>
        <source>Writing {file}…</source>
        <translation>Записываю {file}…</translation>
    </message>
    <message>
        <source>backup: {day}, {time}</source>
        <translation>копия: {day}, {time}</translation>
    </message>
    <message>
        <source>no backup yet</source>
        <translation>копии ещё нет</translation>
    </message>
</context>
<context>
    <name>FirstPassphrase</name>
    <message>
        <source>Hide what is typed</source>
        <translation>Скрыть пароль</translation>
    </message>
    <message>
        <source>Once more</source>
        <translation>Ещё раз</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Пароль</translation>
    </message>
    <message>
        <source>Show what is typed</source>
        <translation>Показать пароль</translation>
    </message>
    <message>
        <source>The second time it was typed on the other keyboard layout.</source>
        <translation>Второй раз введено в другой раскладке.</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>Пароли не совпали.</translation>
    </message>
    <message>
        <source>Type it once more on the right.</source>
        <translation>Введите его ещё раз, справа.</translation>
    </message>
    <message>
        <source>With a passphrase the file is encrypted; forgotten, it opens for nobody. Without one, whoever opens this computer can read it.</source>
        <translation>С паролем файл зашифрован; если его забыть, не откроет никто. Без пароля журнал прочтёт любой, кто откроет этот компьютер.</translation>
    </message>
</context>
<context>
    <name>FirstRun</name>
    <message>
        <source>48 made-up clients and a year of their story, to look around.</source>
        <translation>48 придуманных клиентов и год их истории — чтобы осмотреться.</translation>
    </message>
    <message>
        <source>A few questions, and you can begin. Every answer can be changed later.</source>
        <translation>Пара вопросов — и можно начинать. Потом всё легко поменять.</translation>
    </message>
    <message>
        <source>A journal lies here already: it opens just as it is.</source>
        <translation>Здесь уже лежит журнал — он откроется таким, как есть.</translation>
    </message>
    <message>
        <source>A list kept as a CSV table can be brought in now or later.</source>
        <translation>Записи из таблицы CSV можно загрузить сейчас или потом.</translation>
    </message>
    <message>
        <source>All counts the same</source>
        <translation>Всё весит поровну</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Все файлы (*)</translation>
    </message>
    <message>
        <source>Backups go to {folder} as well.</source>
        <translation>Копии лягут и в {folder}.</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Начать</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Выбрать…</translation>
    </message>
    <message>
        <source>Client Journal</source>
        <translation>Журнал клиентов</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>С чистого листа</translation>
    </message>
    <message>
        <source>Every record keeps its weight for ever.</source>
        <translation>Каждая запись весит одинаково, сколько бы времени ни прошло.</translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation>Из файла…</translation>
    </message>
    <message>
        <source>Hide numbers, show words</source>
        <translation>Слова вместо чисел</translation>
    </message>
    <message>
        <source>How the account remembers</source>
        <translation>Как счёт помнит прошлое</translation>
    </message>
    <message>
        <source>How to begin</source>
        <translation>С чего начать</translation>
    </message>
    <message>
        <source>I have a journal from another computer…</source>
        <translation>У меня есть журнал с другого компьютера…</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>Журнал</translation>
    </message>
    <message>
        <source>Journals (*.journal)</source>
        <translation>Журналы (*.journal)</translation>
    </message>
    <message>
        <source>Keep it on this computer, put backups there</source>
        <translation>Держать на этом компьютере, туда — копии</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Язык</translation>
    </message>
    <message>
        <source>Logs and journals (*.csv *.json)</source>
        <translation>Таблицы и журналы (*.csv *.json)</translation>
    </message>
    <message>
        <source>No file can have this name: a shorter one, please, without odd signs.</source>
        <translation>Файл с таким именем не создать: выберите имя короче и без особых знаков.</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Не сейчас</translation>
    </message>
    <message>
        <source>Nothing can be kept there: choose another folder.</source>
        <translation>Здесь ничего не сохранить: выберите другую папку.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Открыть</translation>
    </message>
    <message>
        <source>Others write to this folder as well ({service}): a journal can be spoilt there. Finished backups lie well in it.</source>
        <translation>В эту папку пишет не только программа ({service}): журнал там может испортиться. А вот готовым копиям там хорошо.</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Пароль</translation>
    </message>
    <message>
        <source>Profession</source>
        <translation>Профессия</translation>
    </message>
    <message>
        <source>The file stays on this computer; nothing is sent anywhere.</source>
        <translation>Файл остаётся на этом компьютере, никуда ничего не отправляется.</translation>
    </message>
    <message>
        <source>The one that is here opens as it is.</source>
        <translation>Тот, что здесь лежит, откроется как есть.</translation>
    </message>
    <message>
        <source>The recent counts more</source>
        <translation>Недавнее важнее</translation>
    </message>
    <message>
        <source>What happened long ago weighs less with time, as in life.</source>
        <translation>Давнее со временем весит меньше — как и в жизни.</translation>
    </message>
    <message>
        <source>What to bring in</source>
        <translation>Что загрузить</translation>
    </message>
    <message>
        <source>Where the journal lives</source>
        <translation>Где хранить журнал</translation>
    </message>
    <message>
        <source>With a sample</source>
        <translation>С примером</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Вернуть</translation>
    </message>
    <message>
        <source>&amp;Redo: {what}</source>
        <translation>&amp;Вернуть: {what}</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Отменить</translation>
    </message>
    <message>
        <source>&amp;Undo: {what}</source>
        <translation>&amp;Отменить: {what}</translation>
    </message>
    <message>
        <source>Do again</source>
        <translation>Вернуть</translation>
    </message>
    <message>
        <source>Done again: {what}</source>
        <translation>Снова на месте: {what}</translation>
    </message>
    <message>
        <source>There is nothing to do again.</source>
        <translation>Возвращать нечего.</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>Отменять нечего.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Отменить</translation>
    </message>
    <message>
        <source>Undone: {what}</source>
        <translation>Отменено: {what}</translation>
    </message>
</context>
<context>
    <name>IdeaLine</name>
    <message>
        <source>Another</source>
        <translation>Другая</translation>
    </message>
    <message>
        <source>Take it</source>
        <translation>Взять</translation>
    </message>
</context>
<context>
    <name>ImportReportDialog</name>
    <message>
        <source>Good</source>
        <translation>Хорошо</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Загрузка</translation>
    </message>
    <message>
        <source>What did not come in</source>
        <translation>Что не вошло</translation>
    </message>
</context>
<context>
    <name>KeyboardLine</name>
    <message>
        <source>Caps Lock is on</source>
        <translation>Включён Caps Lock</translation>
    </message>
    <message>
        <source>Keyboard: {layout}</source>
        <translation>Раскладка: {layout}</translation>
    </message>
</context>
<context>
    <name>LockPage</name>
    <message>
        <source>Caps Lock is on</source>
        <translation>Включён Caps Lock</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Hide what is typed</source>
        <translation>Скрыть пароль</translation>
    </message>
    <message>
        <source>It has no passphrase. You can set one in Settings.</source>
        <translation>Пароля у этого журнала нет. Поставить его можно в настройках.</translation>
    </message>
    <message>
        <source>Keyboard: %1</source>
        <translation>Раскладка: %1</translation>
    </message>
    <message numerus="yes">
        <source>Next try in %n second(s).</source>
        <translation>
            <numerusform>Следующая попытка через %n секунду.</numerusform>
            <numerusform>Следующая попытка через %n секунды.</numerusform>
            <numerusform>Следующая попытка через %n секунд.</numerusform>
        </translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Открыть</translation>
    </message>
    <message>
        <source>Open another journal…</source>
        <translation>Открыть другой журнал…</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Пароль</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Выйти</translation>
    </message>
    <message>
        <source>Show what is typed</source>
        <translation>Показать пароль</translation>
    </message>
    <message>
        <source>Something is being finished. One moment…</source>
        <translation>Сначала доведём начатое до конца. Минутку…</translation>
    </message>
    <message>
        <source>The journal is closed</source>
        <translation>Журнал закрыт</translation>
    </message>
    <message>
        <source>Type the passphrase first.</source>
        <translation>Сначала введите пароль.</translation>
    </message>
</context>
<context>
    <name>LockWindow</name>
    <message>
        <source>All files (*)</source>
        <translation>Все файлы (*)</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>Журнал</translation>
    </message>
    <message>
        <source>Journals (*.journal)</source>
        <translation>Журналы (*.journal)</translation>
    </message>
    <message>
        <source>Open a journal</source>
        <translation>Открыть журнал</translation>
    </message>
</context>
<context>
    <name>Locker</name>
    <message>
        <source>All files (*)</source>
        <translation>Все файлы (*)</translation>
    </message>
    <message>
        <source>Journals (*.journal)</source>
        <translation>Журналы (*.journal)</translation>
    </message>
    <message>
        <source>Open a journal</source>
        <translation>Открыть журнал</translation>
    </message>
    <message>
        <source>What was begun is brought to its end, then this closes.</source>
        <translation>Доведём начатое до конца, и окно закроется.</translation>
    </message>
    <message>
        <source>What was being done came to nothing. Please try it again.</source>
        <translation>Довести начатое до конца не получилось. Попробуйте ещё раз, пожалуйста.</translation>
    </message>
    <message>
        <source>What was being done is done.</source>
        <translation>Начатое доведено до конца.</translation>
    </message>
</context>
<context>
    <name>LookCard</name>
    <message>
        <source>Ctrl + and Ctrl − do the same anywhere.</source>
        <translation>То же самое — Ctrl + и Ctrl − на любой странице.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Язык</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Размер текста</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Тема</translation>
    </message>
    <message>
        <source>as the system</source>
        <translation>как в системе</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>тёмная</translation>
    </message>
    <message>
        <source>light</source>
        <translation>светлая</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Close without it</source>
        <translation>Закрыть без записи</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>Журнал</translation>
    </message>
    <message>
        <source>Show the journal</source>
        <translation>Показать журнал</translation>
    </message>
    <message>
        <source>Something you have written is not recorded yet.</source>
        <translation>Вы начали писать и ещё не записали. Если закрыть, эти слова пропадут.</translation>
    </message>
    <message>
        <source>everything is saved</source>
        <translation>всё сохранено</translation>
    </message>
    <message>
        <source>the last thing is not saved</source>
        <translation>последнее не сохранено</translation>
    </message>
</context>
<context>
    <name>Menu</name>
    <message>
        <source>&amp;Client</source>
        <translation>&amp;Клиент</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Правка</translation>
    </message>
    <message>
        <source>&amp;Journal</source>
        <translation>&amp;Журнал</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Тема</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Вид</translation>
    </message>
    <message>
        <source>Lan&amp;guage</source>
        <translation>&amp;Язык</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>Go back</source>
        <translation>Вернуться</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>Журнал</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>Сохранить копию…</translation>
    </message>
    <message>
        <source>Something went wrong in the program. What was recorded is safe; if it happens again, start the program anew.</source>
        <translation>В программе что-то пошло не так. Всё записанное цело. Если это повторится, закройте программу и откройте снова.</translation>
    </message>
    <message>
        <source>The details are kept in {path}.</source>
        <translation>Подробности лежат здесь: {path}.</translation>
    </message>
    <message>
        <source>What can be done…</source>
        <translation>Что можно сделать…</translation>
    </message>
</context>
<context>
    <name>MethodPage</name>
    <message>
        <source>Chapters</source>
        <translation>Главы</translation>
    </message>
    <message>
        <source>Find in the handbook</source>
        <translation>Найти в справочнике</translation>
    </message>
    <message>
        <source>My algorithms</source>
        <translation>Мои алгоритмы</translation>
    </message>
    <message>
        <source>The text of the chapter</source>
        <translation>Текст главы</translation>
    </message>
</context>
<context>
    <name>MinutesBox</name>
    <message>
        <source> min</source>
        <translation> мин</translation>
    </message>
</context>
<context>
    <name>MoveCard</name>
    <message>
        <source>A new laptop? The journal goes there whole, with its history and photos, and nothing is lost on the way.</source>
        <translation>Новый ноутбук? Журнал переедет целиком, с историей и фотографиями, и по дороге ничего не потеряется.</translation>
    </message>
    <message>
        <source>Another computer</source>
        <translation>Другой компьютер</translation>
    </message>
    <message>
        <source>Move to another computer…</source>
        <translation>Перенести на другой компьютер…</translation>
    </message>
</context>
<context>
    <name>MoveWizard</name>
    <message>
        <source>Choose a USB stick or a folder. A complete copy of the journal is put there and looked through, with a short text on how to open it.</source>
        <translation>Выберите флешку или папку. Туда ляжет полная, проверенная копия журнала и короткое письмо о том, как её открыть.</translation>
    </message>
    <message>
        <source>Choose the folder…</source>
        <translation>Выбрать папку…</translation>
    </message>
    <message>
        <source>Copying the journal…</source>
        <translation>Копирую журнал…</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Готово</translation>
    </message>
    <message>
        <source>Move to another computer</source>
        <translation>Переезд на другой компьютер</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Не сейчас</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Открыть папку</translation>
    </message>
    <message>
        <source>Recovery sheet…</source>
        <translation>Лист восстановления…</translation>
    </message>
    <message>
        <source>The copy is ready</source>
        <translation>Копия готова</translation>
    </message>
    <message>
        <source>The journal has no passphrase: whoever finds the stick can read everything. It is better to set one first, in Settings, Safety.</source>
        <translation>У журнала нет пароля: кто найдёт флешку, прочтёт всё. Лучше сначала поставить пароль: «Настройки» → «Защита».</translation>
    </message>
    <message>
        <source>Where to put the copy</source>
        <translation>Куда положить копию</translation>
    </message>
    <message>
        <source>{file} lies in {folder} and was looked through.</source>
        <translation>{file} лежит в {folder}; копия проверена.</translation>
    </message>
</context>
<context>
    <name>MovementSheet</name>
    <message>
        <source>Points</source>
        <translation>Баллы</translation>
    </message>
    <message>
        <source>was %1, becomes %2</source>
        <translation>было %1, станет %2</translation>
    </message>
</context>
<context>
    <name>MovingHere</name>
    <message>
        <source>Bringing the journal to this computer…</source>
        <translation>Журнал переносится на этот компьютер…</translation>
    </message>
    <message>
        <source>Client Journal</source>
        <translation>Журнал клиентов</translation>
    </message>
    <message>
        <source>The journal lies in {folder} now and was looked through. The former file stayed: {file}. Write no more in it; when you are sure that all is here, delete it.</source>
        <translation>Журнал теперь в папке {folder}, он проверен целиком. Прежний файл остался: {file}. Больше в нём не пишите, а когда убедитесь, что всё на месте, удалите его.</translation>
    </message>
</context>
<context>
    <name>MovingIn</name>
    <message>
        <source>All files (*)</source>
        <translation>Все файлы (*)</translation>
    </message>
    <message>
        <source>Copying the journal and looking through it…</source>
        <translation>Копирую журнал и проверяю…</translation>
    </message>
    <message>
        <source>From now on write only here. What is written on the other computer from today would not come over: close the journal there, and when you have worked here for a while, delete it there and on the stick.</source>
        <translation>Дальше пишите только здесь. Записанное на другом компьютере сюда уже не попадёт: закройте журнал там, а когда поработаете здесь, удалите его и там, и на флешке.</translation>
    </message>
    <message>
        <source>It lies in {folder} now and was looked through whole.</source>
        <translation>Теперь он лежит в {folder} и проверен целиком.</translation>
    </message>
    <message>
        <source>Journals (*.journal)</source>
        <translation>Журналы (*.journal)</translation>
    </message>
    <message>
        <source>Open the journal</source>
        <translation>Открыть журнал</translation>
    </message>
    <message>
        <source>The journal from the other computer</source>
        <translation>Журнал с другого компьютера</translation>
    </message>
    <message>
        <source>The journal is here</source>
        <translation>Журнал на месте</translation>
    </message>
    <message>
        <source>{file} opens with the passphrase it had on the other computer.</source>
        <translation>{file} открывается тем же паролем, что на другом компьютере.</translation>
    </message>
</context>
<context>
    <name>NewDay</name>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>The new day</source>
        <translation>Новый день</translation>
    </message>
</context>
<context>
    <name>NoteModel</name>
    <message>
        <source>private only</source>
        <translation>только личный слой</translation>
    </message>
</context>
<context>
    <name>NotePaper</name>
    <message numerus="yes">
        <source>%n former version(s)</source>
        <translation>
            <numerusform>%n прежняя версия</numerusform>
            <numerusform>%n прежние версии</numerusform>
            <numerusform>%n прежних версий</numerusform>
        </translation>
    </message>
    <message>
        <source>Add a photo</source>
        <translation>Добавить фото</translation>
    </message>
    <message>
        <source>Add a photo; pasting or dropping one works, too</source>
        <translation>Добавить фото; можно вставить или перетащить</translation>
    </message>
    <message>
        <source>Delete the note</source>
        <translation>Удалить заметку</translation>
    </message>
    <message>
        <source>Former versions</source>
        <translation>Прежние версии</translation>
    </message>
    <message>
        <source>Insert the template</source>
        <translation>Вставить шаблон</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Заметка</translation>
    </message>
    <message>
        <source>Private layer</source>
        <translation>Личный слой</translation>
    </message>
    <message>
        <source>Private layer of the note</source>
        <translation>Личный слой заметки</translation>
    </message>
    <message>
        <source>Remember about the client</source>
        <translation>Запомнить о клиенте</translation>
    </message>
    <message>
        <source>The private layer: unfold or fold (Ctrl+Shift+P)</source>
        <translation>Личный слой: раскрыть или свернуть (Ctrl+Shift+P)</translation>
    </message>
    <message>
        <source>The template of a note (Ctrl+T)</source>
        <translation>Шаблон заметки (Ctrl+T)</translation>
    </message>
    <message>
        <source>To supervision</source>
        <translation>На супервизию</translation>
    </message>
    <message>
        <source>What is worth remembering? Ctrl+T puts the template here.</source>
        <translation>Что стоит запомнить? Ctrl+T вставит шаблон.</translation>
    </message>
    <message>
        <source>being written…</source>
        <translation>пишется…</translation>
    </message>
    <message>
        <source>not kept yet: the words stay here, and it is tried again</source>
        <translation>ещё не записано: слова останутся здесь, попытка повторится</translation>
    </message>
    <message>
        <source>private layer: not printed, not exported, not searched</source>
        <translation>личный слой: не печатается, не выгружается, не ищется</translation>
    </message>
</context>
<context>
    <name>NoteVersions</name>
    <message>
        <source>+ comes back   %1 goes</source>
        <translation>+ вернётся   %1 уйдёт</translation>
    </message>
    <message>
        <source>As it was until</source>
        <translation>Как было до</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Bring this back</source>
        <translation>Вернуть эти слова</translation>
    </message>
    <message>
        <source>Private layer</source>
        <translation>Личный слой</translation>
    </message>
    <message>
        <source>The private layer is another one, too.</source>
        <translation>Личный слой тоже был другим.</translation>
    </message>
    <message>
        <source>What would come back and what would go</source>
        <translation>Что вернётся и что уйдёт</translation>
    </message>
    <message>
        <source>Which version</source>
        <translation>Которая версия</translation>
    </message>
</context>
<context>
    <name>NotesPanel</name>
    <message>
        <source>Notes</source>
        <translation>Заметки</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
</context>
<context>
    <name>NumbersPanel</name>
    <message>
        <source>%1 of %2 kept on time</source>
        <translation>сдержано в срок: %1 из %2</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n день</numerusform>
            <numerusform>%n дня</numerusform>
            <numerusform>%n дней</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n promise(s) overdue or due within 7 days</source>
        <translation>
            <numerusform>%n со сроком в ближайшие 7 дней или с прошедшим</numerusform>
            <numerusform>%n со сроком в ближайшие 7 дней или с прошедшим</numerusform>
            <numerusform>%n со сроком в ближайшие 7 дней или с прошедшим</numerusform>
        </translation>
    </message>
    <message>
        <source>Balance of the year, with what hurt and what was mended</source>
        <translation>Баланс за год: где было больно и где исправили</translation>
    </message>
    <message>
        <source>Fades in 30 days</source>
        <translation>Поблёкнет за 30 дней</translation>
    </message>
    <message>
        <source>Good to bad</source>
        <translation>Хорошее к трудному</translation>
    </message>
    <message>
        <source>Rhythm</source>
        <translation>Ритм</translation>
    </message>
    <message>
        <source>Slips the account can carry</source>
        <translation>Сколько промахов выдержит запас</translation>
    </message>
    <message>
        <source>Time to mend</source>
        <translation>Как скоро исправляете</translation>
    </message>
    <message>
        <source>To zero at this pace</source>
        <translation>До нуля таким темпом</translation>
    </message>
    <message>
        <source>Trend of 30 days</source>
        <translation>Движение за 30 дней</translation>
    </message>
    <message>
        <source>What the numbers say</source>
        <translation>О чём говорят цифры</translation>
    </message>
    <message>
        <source>Without a deposit for 90 days</source>
        <translation>Без вклада 90 дней</translation>
    </message>
    <message numerus="yes">
        <source>every %n day(s)</source>
        <translation>
            <numerusform>раз в %n день</numerusform>
            <numerusform>раз в %n дня</numerusform>
            <numerusform>раз в %n дней</numerusform>
        </translation>
    </message>
    <message>
        <source>every principle was fed</source>
        <translation>ни один принцип не забыт</translation>
    </message>
    <message>
        <source>if nothing is recorded meanwhile</source>
        <translation>если за это время ничего не записать</translation>
    </message>
    <message>
        <source>in 90 days the account moved by %1</source>
        <translation>за 90 дней счёт изменился на %1</translation>
    </message>
    <message>
        <source>last here %1</source>
        <translation>последний — %1</translation>
    </message>
    <message>
        <source>no promise has ended yet</source>
        <translation>ещё ни одно не завершилось</translation>
    </message>
    <message>
        <source>nothing was mended in a year</source>
        <translation>за год исправлять было нечего или не довелось</translation>
    </message>
    <message>
        <source>records of 90 days above and below zero</source>
        <translation>записи за 90 дней выше и ниже нуля</translation>
    </message>
    <message>
        <source>slips of the last 30 days</source>
        <translation>за последние 30 дней</translation>
    </message>
    <message>
        <source>the mean of this client&apos;s slips in a year, %1 points</source>
        <translation>в среднем промах здесь стоит %1 (за год)</translation>
    </message>
    <message>
        <source>the median from a slip to its apology, over a year</source>
        <translation>обычно столько проходит от промаха до извинения (за год)</translation>
    </message>
    <message>
        <source>the median of the last gaps between visits</source>
        <translation>обычный промежуток между последними визитами</translation>
    </message>
    <message numerus="yes">
        <source>the sum of %n record(s)</source>
        <translation>
            <numerusform>сумма %n записи</numerusform>
            <numerusform>сумма %n записей</numerusform>
            <numerusform>сумма %n записей</numerusform>
        </translation>
    </message>
    <message>
        <source>there were no slips in a year, so a mean of the tariff, %1 points</source>
        <translation>за год промахов не было, поэтому взято среднее по тарифу: %1</translation>
    </message>
    <message>
        <source>too few visits yet, so the usual gap of the practice</source>
        <translation>визитов пока мало, взят обычный промежуток практики</translation>
    </message>
</context>
<context>
    <name>PassphraseForm</name>
    <message>
        <source>New passphrase</source>
        <translation>Новый пароль</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Пароль</translation>
    </message>
    <message>
        <source>Show what is typed</source>
        <translation>Показывать пароль</translation>
    </message>
    <message>
        <source>The passphrase of today</source>
        <translation>Нынешний пароль</translation>
    </message>
    <message>
        <source>The same once more</source>
        <translation>Новый пароль ещё раз</translation>
    </message>
    <message>
        <source>The second time it was typed on the other keyboard layout.</source>
        <translation>Второй раз введено в другой раскладке.</translation>
    </message>
    <message>
        <source>The two are not the same. Type both again, without hurry.</source>
        <translation>Пароли не совпали. Введите новый дважды, не спеша.</translation>
    </message>
    <message>
        <source>Three or four words that do not belong together are easy to keep.</source>
        <translation>Три-четыре слова, которые вместе не встречаются, легко запомнить.</translation>
    </message>
    <message>
        <source>Type a new passphrase first.</source>
        <translation>Сначала введите новый пароль.</translation>
    </message>
    <message>
        <source>Type it once more, so that no slip of a finger shuts you out.</source>
        <translation>Введите его ещё раз: одна опечатка — и журнал не открыть.</translation>
    </message>
    <message>
        <source>Type the passphrase of today first.</source>
        <translation>Сначала введите нынешний пароль.</translation>
    </message>
</context>
<context>
    <name>PassphraseSheet</name>
    <message>
        <source>Backups made until today keep their passphrase.</source>
        <translation>Прежние копии останутся под паролем.</translation>
    </message>
    <message>
        <source>Change it</source>
        <translation>Сменить</translation>
    </message>
    <message>
        <source>Change the passphrase</source>
        <translation>Сменить пароль</translation>
    </message>
    <message>
        <source>If it is forgotten, nobody can open the journal: not you, not us, not a specialist. So there is a sheet to print and keep in a safe place; it is offered next.</source>
        <translation>Если его забыть, журнал не откроет никто: ни вы, ни мы, ни мастер по компьютерам. Поэтому следом мы предложим лист, который печатают и прячут.</translation>
    </message>
    <message>
        <source>Leave as it is</source>
        <translation>Оставить как есть</translation>
    </message>
    <message>
        <source>Remember it on this computer</source>
        <translation>Помнить на этом компьютере</translation>
    </message>
    <message>
        <source>Set a passphrase</source>
        <translation>Поставить пароль</translation>
    </message>
    <message>
        <source>Set it</source>
        <translation>Поставить</translation>
    </message>
    <message>
        <source>Take it away</source>
        <translation>Убрать</translation>
    </message>
    <message>
        <source>Take the passphrase away</source>
        <translation>Убрать пароль</translation>
    </message>
    <message>
        <source>The journal is encrypted: without the passphrase the file tells nothing, wherever it goes.</source>
        <translation>Журнал будет зашифрован: без пароля из файла ничего не узнать, где бы он ни оказался.</translation>
    </message>
    <message>
        <source>The journal opens with the new one from now on. Backups made until today keep the passphrase they have.</source>
        <translation>Дальше журнал открывается новым паролем. Прежние копии останутся под прежним.</translation>
    </message>
    <message>
        <source>The keyboard layout is {layout} now.</source>
        <translation>Сейчас раскладка {layout}.</translation>
    </message>
    <message>
        <source>Then whoever opens this computer can read the journal.</source>
        <translation>Тогда журнал прочитает любой, кто откроет этот компьютер.</translation>
    </message>
    <message>
        <source>This is not the passphrase of today.</source>
        <translation>Это не нынешний пароль.</translation>
    </message>
</context>
<context>
    <name>Passphrases</name>
    <message numerus="yes">
        <source>%n copy(ies) taken away</source>
        <translation>
            <numerusform>Убрана %n копия</numerusform>
            <numerusform>Убрано %n копии</numerusform>
            <numerusform>Убрано %n копий</numerusform>
        </translation>
    </message>
    <message>
        <source>Changing the passphrase…</source>
        <translation>Меняю пароль…</translation>
    </message>
    <message>
        <source>Encrypting the journal…</source>
        <translation>Шифрую журнал…</translation>
    </message>
    <message>
        <source>Taking the passphrase away…</source>
        <translation>Убираю пароль…</translation>
    </message>
    <message>
        <source>The journal opens only with the new passphrase now.</source>
        <translation>Теперь журнал открывается только новым паролем.</translation>
    </message>
    <message>
        <source>The journal opens without a passphrase now.</source>
        <translation>Теперь журнал открывается без пароля.</translation>
    </message>
    <message>
        <source>The store of this computer did not let go of the former passphrase. Nothing asks for it any more; you can delete it there, under the name client-journal.</source>
        <translation>Хранилище этого компьютера не отпустило прежний пароль. Программа его больше не спросит, а удалить его можно в самом хранилище, под именем client-journal.</translation>
    </message>
    <message>
        <source>This computer could not remember the passphrase: it will ask for it.</source>
        <translation>Запомнить пароль на этом компьютере не удалось — программа будет спрашивать его.</translation>
    </message>
</context>
<context>
    <name>PasteLine</name>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n мин</numerusform>
            <numerusform>%n мин</numerusform>
            <numerusform>%n мин</numerusform>
        </translation>
    </message>
    <message>
        <source>Add: %1</source>
        <translation>Добавить: %1</translation>
    </message>
    <message>
        <source>is in the plan already</source>
        <translation>уже в плане</translation>
    </message>
    <message>
        <source>nobody is named</source>
        <translation>никто не назван</translation>
    </message>
    <message>
        <source>nobody of this name yet</source>
        <translation>такого имени пока нет</translation>
    </message>
    <message>
        <source>the time cannot be read</source>
        <translation>время не читается</translation>
    </message>
    <message>
        <source>who is it?</source>
        <translation>кто это?</translation>
    </message>
    <message>
        <source>without a time</source>
        <translation>без времени</translation>
    </message>
</context>
<context>
    <name>PastePanel</name>
    <message numerus="yes">
        <source>%n booking(s) ready</source>
        <translation>
            <numerusform>%n запись готова</numerusform>
            <numerusform>%n записи готовы</numerusform>
            <numerusform>%n записей готовы</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) not clear yet</source>
        <translation>
            <numerusform>%n строка пока непонятна</numerusform>
            <numerusform>%n строки пока непонятны</numerusform>
            <numerusform>%n строк пока непонятны</numerusform>
        </translation>
    </message>
    <message>
        <source>10:00 Vera manicure 1500, one a line</source>
        <translation>10:00 Вера маникюр 1500 — по строке на запись</translation>
    </message>
    <message>
        <source>Bookings of a day</source>
        <translation>Записи на день</translation>
    </message>
    <message>
        <source>Close, keeping the words</source>
        <translation>Закрыть, слова останутся</translation>
    </message>
    <message>
        <source>Close; what was typed stays (Esc)</source>
        <translation>Закрыть; написанное останется (Esc)</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>День</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Запланировать</translation>
    </message>
    <message>
        <source>The day&apos;s bookings, one a line</source>
        <translation>Записи дня, по строке на каждую</translation>
    </message>
</context>
<context>
    <name>People</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>и ещё %n</numerusform>
            <numerusform>и ещё %n</numerusform>
            <numerusform>и ещё %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PhotoLarge</name>
    <message>
        <source>A few words: colour, shape, what was asked for</source>
        <translation>Пара слов: цвет, форма, о чём просили</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Фото</translation>
    </message>
    <message>
        <source>Words under the photo</source>
        <translation>Подпись к фото</translation>
    </message>
</context>
<context>
    <name>PhotoStrip</name>
    <message>
        <source>Add a photo</source>
        <translation>Добавить фото</translation>
    </message>
    <message>
        <source>Add photos</source>
        <translation>Добавить фото</translation>
    </message>
    <message>
        <source>Choose a picture; pasting or dropping one works, too</source>
        <translation>Выбрать картинку; можно вставить или перетащить</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Удалить</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Фото</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Картинки</translation>
    </message>
    <message>
        <source>Show large</source>
        <translation>Показать крупно</translation>
    </message>
</context>
<context>
    <name>PlanGrid</name>
    <message>
        <source>Bookings by the hour</source>
        <translation>Записи по часам</translation>
    </message>
</context>
<context>
    <name>PlanView</name>
    <message numerus="yes">
        <source>%n overlap(s)</source>
        <translation>
            <numerusform>%n пересечение</numerusform>
            <numerusform>%n пересечения</numerusform>
            <numerusform>%n пересечений</numerusform>
        </translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>День</translation>
    </message>
    <message>
        <source>New booking</source>
        <translation>Новая запись</translation>
    </message>
    <message>
        <source>Nothing is booked here. Press N, or V to paste a day.</source>
        <translation>Здесь пока ничего не запланировано. Нажмите N, чтобы записать, или V, чтобы вставить день строками.</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Вперёд</translation>
    </message>
    <message>
        <source>Paste a day</source>
        <translation>Вставить день</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Сегодня</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>Неделя</translation>
    </message>
    <message>
        <source>left unfinished: {count}</source>
        <translation>не дописано: {count}</translation>
    </message>
</context>
<context>
    <name>PlanWords</name>
    <message numerus="yes">
        <source>%n booking(s)</source>
        <translation>
            <numerusform>%n запись</numerusform>
            <numerusform>%n записи</numerusform>
            <numerusform>%n записей</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n мин</numerusform>
            <numerusform>%n мин</numerusform>
            <numerusform>%n мин</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min kept for being late</source>
        <translation>
            <numerusform>%n мин запаса на опоздание</numerusform>
            <numerusform>%n мин запаса на опоздание</numerusform>
            <numerusform>%n мин запаса на опоздание</numerusform>
        </translation>
    </message>
    <message>
        <source>length not known</source>
        <translation>сколько — неизвестно</translation>
    </message>
    <message>
        <source>no time</source>
        <translation>без времени</translation>
    </message>
    <message>
        <source>overlaps</source>
        <translation>пересекается</translation>
    </message>
    <message>
        <source>overlaps with another one</source>
        <translation>пересекается с другой записью</translation>
    </message>
</context>
<context>
    <name>PositionSheet</name>
    <message>
        <source>Position in the session</source>
        <translation>Позиция на сессии</translation>
    </message>
    <message>
        <source>Position: %1</source>
        <translation>Позиция: %1</translation>
    </message>
    <message>
        <source>What calls for it: %1</source>
        <translation>Когда уместно: %1</translation>
    </message>
    <message>
        <source>What it risks: %1</source>
        <translation>Чем рискуете: %1</translation>
    </message>
    <message>
        <source>What told you so, in a few words; may stay empty</source>
        <translation>Что на это указало — в двух словах, можно и не писать</translation>
    </message>
    <message>
        <source>planned</source>
        <translation>планирую</translation>
    </message>
    <message>
        <source>take it to supervision</source>
        <translation>к супервизии</translation>
    </message>
    <message>
        <source>taken</source>
        <translation>занимаю на деле</translation>
    </message>
    <message>
        <source>worth taking to supervision</source>
        <translation>стоит принести на супервизию</translation>
    </message>
</context>
<context>
    <name>PracticeCard</name>
    <message>
        <source>Currency</source>
        <translation>Валюта</translation>
    </message>
    <message>
        <source>Hide numbers, show words</source>
        <translation>Слова вместо чисел</translation>
    </message>
    <message>
        <source>It chooses the words on the screen; nothing is lost.</source>
        <translation>От неё зависят слова на экране; записи остаются как есть.</translation>
    </message>
    <message>
        <source>Name of the practice</source>
        <translation>Название практики</translation>
    </message>
    <message>
        <source>Profession</source>
        <translation>Профессия</translation>
    </message>
    <message>
        <source>The whole practice</source>
        <translation>Вся практика</translation>
    </message>
    <message>
        <source>Zones stay; points and balances are not shown.</source>
        <translation>Зоны остаются, баллы и баланс не видны.</translation>
    </message>
    <message numerus="yes">
        <source>active client(s)</source>
        <translation>
            <numerusform>активный клиент</numerusform>
            <numerusform>активных клиента</numerusform>
            <numerusform>активных клиентов</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Preparing</name>
    <message>
        <source>Written: {file}</source>
        <translation>Записано: {file}</translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message>
        <source>The passphrase that this computer remembers does not open the journal any more. Type today&apos;s, and it remembers that one.</source>
        <translation>Пароль, который помнит этот компьютер, к журналу больше не подходит. Введите нынешний — компьютер запомнит его.</translation>
    </message>
</context>
<context>
    <name>ProgressOverlay</name>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
</context>
<context>
    <name>PromiseBody</name>
    <message>
        <source>Until when</source>
        <translation>До какого дня</translation>
    </message>
    <message>
        <source>another day…</source>
        <translation>другой день…</translation>
    </message>
    <message>
        <source>in 3 days</source>
        <translation>через 3 дня</translation>
    </message>
    <message>
        <source>in a month</source>
        <translation>через месяц</translation>
    </message>
    <message>
        <source>in a week</source>
        <translation>через неделю</translation>
    </message>
    <message>
        <source>in two weeks</source>
        <translation>через 2 недели</translation>
    </message>
    <message>
        <source>no day</source>
        <translation>без срока</translation>
    </message>
    <message>
        <source>tomorrow</source>
        <translation>завтра</translation>
    </message>
</context>
<context>
    <name>PromiseSheet</name>
    <message>
        <source>Due day</source>
        <translation>Срок</translation>
    </message>
    <message>
        <source>The last day to keep it: 25, 25.12, fri, +3</source>
        <translation>Последний день: 25, 25.12, пт, +3</translation>
    </message>
    <message>
        <source>due</source>
        <translation>срок</translation>
    </message>
    <message>
        <source>in 3 days</source>
        <translation>через 3 дня</translation>
    </message>
    <message>
        <source>in a month</source>
        <translation>через месяц</translation>
    </message>
    <message>
        <source>in a week</source>
        <translation>через неделю</translation>
    </message>
    <message>
        <source>in two weeks</source>
        <translation>через 2 недели</translation>
    </message>
    <message>
        <source>made</source>
        <translation>когда</translation>
    </message>
    <message>
        <source>no due day</source>
        <translation>без срока</translation>
    </message>
    <message>
        <source>tomorrow</source>
        <translation>завтра</translation>
    </message>
</context>
<context>
    <name>PromisesPanel</name>
    <message>
        <source>Delete, as if it had not been made</source>
        <translation>Удалить, будто и не было</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Изменить</translation>
    </message>
    <message>
        <source>Key in the list: %1</source>
        <translation>Клавиша в списке: %1</translation>
    </message>
    <message>
        <source>No promises yet. Press 3 to note one and not lose it.</source>
        <translation>Здесь пока пусто. Нажмите 3, чтобы записать и не забыть.</translation>
    </message>
    <message>
        <source>The new day</source>
        <translation>Новый день</translation>
    </message>
    <message>
        <source>The new day: 25, 25.12, fri, +3</source>
        <translation>Новый день: 25, 25.12, пт, +3</translation>
    </message>
</context>
<context>
    <name>QuickClient</name>
    <message>
        <source>Client: a few letters of the name</source>
        <translation>Клиент: несколько букв имени</translation>
    </message>
    <message>
        <source>Clients found</source>
        <translation>Найденные клиенты</translation>
    </message>
    <message>
        <source>No client: into the inbox</source>
        <translation>Без клиента — во входящие</translation>
    </message>
    <message>
        <source>Nobody of this name: into the inbox</source>
        <translation>Никого с таким именем — во входящие</translation>
    </message>
</context>
<context>
    <name>QuickEntry</name>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Inbox</source>
        <translation>Входящие</translation>
    </message>
    <message>
        <source>Quick entry</source>
        <translation>Быстрая запись</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Записать</translation>
    </message>
    <message>
        <source>With this client nothing waits for it.</source>
        <translation>Возвращаться не к чему: всё уже улажено.</translation>
    </message>
    <message>
        <source>Your note</source>
        <translation>Ваша заметка</translation>
    </message>
    <message>
        <source>will be {what}</source>
        <translation>станет {what}</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Clients</source>
        <translation>Клиенты</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Замок</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Меню</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Метод</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Настройки</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Сегодня</translation>
    </message>
    <message>
        <source>Veil</source>
        <translation>Ширма</translation>
    </message>
</context>
<context>
    <name>RecordPopup</name>
    <message>
        <source>Words wait here to be saved</source>
        <translation>Здесь ждут несохранённые слова</translation>
    </message>
</context>
<context>
    <name>RecoverySheet</name>
    <message>
        <source>A sheet for the safe place</source>
        <translation>Лист для надёжного места</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Потом</translation>
    </message>
    <message>
        <source>Print the passphrase on it</source>
        <translation>Напечатать и пароль</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Печать…</translation>
    </message>
    <message>
        <source>Recovery sheet</source>
        <translation>Лист восстановления</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Сохранить в PDF…</translation>
    </message>
    <message>
        <source>To print it on the sheet, type it once more.</source>
        <translation>Чтобы напечатать пароль на листе, введите его ещё раз.</translation>
    </message>
    <message>
        <source>Where the journal and its backups lie, how to open them, with this program and without it, and room for the passphrase. Print it, and keep it away from the computer: with your documents, or with somebody you trust.</source>
        <translation>Где лежат журнал и копии, как их открыть — с программой и без неё, и место для пароля. Напечатайте и храните подальше от компьютера: с документами или у того, кому доверяете.</translation>
    </message>
    <message>
        <source>Without it there are lines to write it on by hand, which is safer.</source>
        <translation>Если не отмечать, будут строчки, чтобы вписать его от руки: так надёжнее.</translation>
    </message>
</context>
<context>
    <name>RemindersCard</name>
    <message>
        <source>A client&apos;s own agreement goes before; reminders do not count.</source>
        <translation>Если с клиентом договорились иначе, важнее договорённость. Напоминания не в счёт.</translation>
    </message>
    <message>
        <source>Messages and calls to one client in 30 days</source>
        <translation>Сообщений и звонков одному клиенту за 30 дней</translation>
    </message>
    <message>
        <source>Minutes kept free for somebody who is always late</source>
        <translation>Запас минут для тех, кто всегда опаздывает</translation>
    </message>
    <message>
        <source>Text of a reminder</source>
        <translation>Текст напоминания</translation>
    </message>
    <message>
        <source>Until a client has a rhythm of their own.</source>
        <translation>Пока у клиента не сложился свой ритм.</translation>
    </message>
    <message>
        <source>Usual days between visits</source>
        <translation>Обычно дней между визитами</translation>
    </message>
    <message>
        <source>{name}, {date}, {time} and {service} are filled in. Empty: the usual text.</source>
        <translation>{name}, {date}, {time} и {service} подставятся сами. Пусто — обычный текст.</translation>
    </message>
</context>
<context>
    <name>RestoreSheet</name>
    <message numerus="yes">
        <source>%n client(s)</source>
        <translation>
            <numerusform>%n клиент</numerusform>
            <numerusform>%n клиента</numerusform>
            <numerusform>%n клиентов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n client(s) whom you have erased since would come back: erase them again. The acts of erasing stay.</source>
        <translation>
            <numerusform>Вернётся %n клиент, данные которого вы с тех пор стёрли: сотрите их снова. Акты об уничтожении останутся.</numerusform>
            <numerusform>Вернутся %n клиента, данные которых вы с тех пор стёрли: сотрите их снова. Акты об уничтожении останутся.</numerusform>
            <numerusform>Вернутся %n клиентов, данные которых вы с тех пор стёрли: сотрите их снова. Акты об уничтожении останутся.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entry(ies)</source>
        <translation>
            <numerusform>%n запись</numerusform>
            <numerusform>%n записи</numerusform>
            <numerusform>%n записей</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) were written down since, and would be missing.</source>
        <translation>
            <numerusform>С тех пор сделана %n запись: её в журнале не будет.</numerusform>
            <numerusform>С тех пор сделано %n записи: их в журнале не будет.</numerusform>
            <numerusform>С тех пор сделано %n записей: их в журнале не будет.</numerusform>
        </translation>
    </message>
    <message>
        <source>Bring it back</source>
        <translation>Вернуть</translation>
    </message>
    <message>
        <source>Bring the journal back?</source>
        <translation>Вернуть журнал из копии?</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>Оставить как есть</translation>
    </message>
    <message>
        <source>Nothing was written down since: nothing would be missing.</source>
        <translation>С тех пор ничего не записано: пропадать нечему.</translation>
    </message>
    <message>
        <source>The journal of today is not thrown away: it is kept beside the restored one.</source>
        <translation>Нынешний журнал не пропадёт: он останется рядом.</translation>
    </message>
    <message>
        <source>The journal would open with the passphrase of that backup.</source>
        <translation>Журнал будет открываться паролем этой копии.</translation>
    </message>
    <message>
        <source>The newest record is of {moment}.</source>
        <translation>Последняя запись — {moment}.</translation>
    </message>
    <message>
        <source>This backup has no passphrase: the journal would open without one.</source>
        <translation>У этой копии нет пароля: журнал будет открываться без него.</translation>
    </message>
</context>
<context>
    <name>RetentionList</name>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Erase…</source>
        <translation>Стереть…</translation>
    </message>
    <message>
        <source>Keep until</source>
        <translation>Хранить до</translation>
    </message>
    <message>
        <source>Keep until this day</source>
        <translation>Хранить до этого дня</translation>
    </message>
    <message>
        <source>Nobody is past their term</source>
        <translation>Ни у кого срок не вышел</translation>
    </message>
    <message>
        <source>Past their term</source>
        <translation>Чей срок хранения вышел</translation>
    </message>
    <message>
        <source>Set a day on a card, or a term for everybody in Settings.</source>
        <translation>День задают на карточке, общий срок — в настройках.</translation>
    </message>
    <message>
        <source>The day on the card has come, nothing was recorded for long, or the consent was withdrawn. Nothing is erased by itself: you decide.</source>
        <translation>Прошёл день на карточке, давно нет записей или отозвано согласие. Само ничего не стирается: решаете вы.</translation>
    </message>
    <message>
        <source>consent withdrawn</source>
        <translation>согласие отозвано</translation>
    </message>
    <message>
        <source>consent withdrawn on %1</source>
        <translation>согласие отозвано %1</translation>
    </message>
    <message>
        <source>last record on %1</source>
        <translation>последняя запись %1</translation>
    </message>
    <message>
        <source>the term is over</source>
        <translation>срок хранения вышел</translation>
    </message>
    <message>
        <source>to be kept until %1</source>
        <translation>хранить до %1</translation>
    </message>
</context>
<context>
    <name>RightWords</name>
    <message>
        <source>%1 — could not be opened</source>
        <translation>%1 — открыть не удалось</translation>
    </message>
    <message>
        <source>%1: does not open with today&apos;s passphrase</source>
        <translation>%1: нынешним паролем не открывается</translation>
    </message>
    <message>
        <source>%1: of an earlier version of the program; it can only be removed</source>
        <translation>%1: от прежней версии программы, её можно только удалить</translation>
    </message>
    <message numerus="yes">
        <source>%n algorithm(s)</source>
        <translation>
            <numerusform>%n алгоритм</numerusform>
            <numerusform>%n алгоритма</numerusform>
            <numerusform>%n алгоритмов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) and message(s)</source>
        <translation>
            <numerusform>%n контакт</numerusform>
            <numerusform>%n контакта</numerusform>
            <numerusform>%n контактов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entry(s)</source>
        <translation>
            <numerusform>%n запись</numerusform>
            <numerusform>%n записи</numerusform>
            <numerusform>%n записей</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fact(s) on the card</source>
        <translation>
            <numerusform>%n пометка на карточке</numerusform>
            <numerusform>%n пометки на карточке</numerusform>
            <numerusform>%n пометок на карточке</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fragment(s) for supervision</source>
        <translation>
            <numerusform>%n фрагмент для супервизии</numerusform>
            <numerusform>%n фрагмента для супервизии</numerusform>
            <numerusform>%n фрагментов для супервизии</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n заметка</numerusform>
            <numerusform>%n заметки</numerusform>
            <numerusform>%n заметок</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n фото</numerusform>
            <numerusform>%n фото</numerusform>
            <numerusform>%n фото</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n position(s)</source>
        <translation>
            <numerusform>%n позиция</numerusform>
            <numerusform>%n позиции</numerusform>
            <numerusform>%n позиций</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n promise(s)</source>
        <translation>
            <numerusform>%n обещание</numerusform>
            <numerusform>%n обещания</numerusform>
            <numerusform>%n обещаний</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n session(s)</source>
        <translation>
            <numerusform>%n сессия</numerusform>
            <numerusform>%n сессии</numerusform>
            <numerusform>%n сессий</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n time(s)</source>
        <translation>
            <numerusform>%n раз</numerusform>
            <numerusform>%n раза</numerusform>
            <numerusform>%n раз</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n visit(s)</source>
        <translation>
            <numerusform>%n визит</numerusform>
            <numerusform>%n визита</numerusform>
            <numerusform>%n визитов</numerusform>
        </translation>
    </message>
    <message>
        <source>Backed up</source>
        <translation>Резервная копия</translation>
    </message>
    <message>
        <source>Backup looked through: all is well</source>
        <translation>Копия проверена, всё цело</translation>
    </message>
    <message>
        <source>Backup looked through: damaged</source>
        <translation>Копия проверена: повреждена</translation>
    </message>
    <message>
        <source>Backup not made</source>
        <translation>Копия не сделана</translation>
    </message>
    <message>
        <source>Brought back from a backup</source>
        <translation>Возвращён из копии</translation>
    </message>
    <message>
        <source>Brought to a newer version</source>
        <translation>Переведён на новую версию</translation>
    </message>
    <message>
        <source>Client erased</source>
        <translation>Данные клиента стёрты</translation>
    </message>
    <message>
        <source>Copied to another place</source>
        <translation>Копия в другом месте</translation>
    </message>
    <message>
        <source>Damaged search index made again</source>
        <translation>Повреждённый указатель поиска составлен заново</translation>
    </message>
    <message>
        <source>Exported</source>
        <translation>Выгрузка</translation>
    </message>
    <message>
        <source>File rewritten without what was erased</source>
        <translation>Файл переписан без стёртого</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>Загрузка</translation>
    </message>
    <message>
        <source>Journal created</source>
        <translation>Журнал создан</translation>
    </message>
    <message>
        <source>Opened with the passphrase</source>
        <translation>Открыт паролем</translation>
    </message>
    <message>
        <source>Passphrase changed</source>
        <translation>Пароль сменён</translation>
    </message>
    <message>
        <source>Passphrase removed</source>
        <translation>Пароль убран</translation>
    </message>
    <message>
        <source>Passphrase set</source>
        <translation>Поставлен пароль</translation>
    </message>
    <message>
        <source>Saved out of a damaged file</source>
        <translation>Спасён из повреждённого файла</translation>
    </message>
    <message>
        <source>Wrong passphrase tried</source>
        <translation>Неверный пароль</translation>
    </message>
    <message>
        <source>assessments of the relationship</source>
        <translation>оценки отношений</translation>
    </message>
    <message>
        <source>calls and messages</source>
        <translation>звонки и сообщения</translation>
    </message>
    <message>
        <source>dates of birth and other dates</source>
        <translation>дата рождения и другие даты</translation>
    </message>
    <message>
        <source>details of the work on the card</source>
        <translation>сведения о работе на карточке</translation>
    </message>
    <message>
        <source>dossier of a client</source>
        <translation>досье клиента</translation>
    </message>
    <message>
        <source>events, CSV</source>
        <translation>события, CSV</translation>
    </message>
    <message>
        <source>fragments for supervision</source>
        <translation>фрагменты для супервизии</translation>
    </message>
    <message>
        <source>holds the client until %1</source>
        <translation>данные в копии до %1</translation>
    </message>
    <message>
        <source>holds the client until it is removed</source>
        <translation>данные в копии, пока её не удалят</translation>
    </message>
    <message>
        <source>meetings and services</source>
        <translation>встречи и услуги</translation>
    </message>
    <message>
        <source>name and the day of the first meeting</source>
        <translation>имя и день знакомства</translation>
    </message>
    <message>
        <source>notes</source>
        <translation>заметки</translation>
    </message>
    <message>
        <source>photos</source>
        <translation>фотографии</translation>
    </message>
    <message>
        <source>preferences, habits and expectations</source>
        <translation>предпочтения, привычки и ожидания</translation>
    </message>
    <message>
        <source>promises</source>
        <translation>обещания</translation>
    </message>
    <message>
        <source>the whole journal, JSON</source>
        <translation>весь журнал, JSON</translation>
    </message>
    <message>
        <source>unfinished words</source>
        <translation>недописанное</translation>
    </message>
    <message>
        <source>ways to reach the client</source>
        <translation>контактные данные</translation>
    </message>
    <message>
        <source>what they were before</source>
        <translation>их прежние версии</translation>
    </message>
    <message>
        <source>with the private layer</source>
        <translation>с личным слоем</translation>
    </message>
</context>
<context>
    <name>RightsCard</name>
    <message>
        <source>Acts of erasing…</source>
        <translation>Акты об уничтожении…</translation>
    </message>
    <message>
        <source>Event log…</source>
        <translation>Журнал событий…</translation>
    </message>
    <message>
        <source>Nobody is erased by themselves: who is past the term stands in a list, and on the Today page in one line.</source>
        <translation>Само ничего не стирается: у кого срок вышел, те собраны в списке, а на странице «Сегодня» о них скажет одна строка.</translation>
    </message>
    <message>
        <source>Past their term…</source>
        <translation>Чей срок вышел…</translation>
    </message>
    <message>
        <source>Years that a client is kept after the last record</source>
        <translation>Сколько лет хранить данные клиента после последней записи</translation>
    </message>
    <message>
        <source>no term</source>
        <translation>без срока</translation>
    </message>
</context>
<context>
    <name>RightsDeeds</name>
    <message>
        <source>Erasing…</source>
        <translation>Стираю…</translation>
    </message>
</context>
<context>
    <name>SafetyCard</name>
    <message>
        <source>Change the passphrase…</source>
        <translation>Сменить пароль…</translation>
    </message>
    <message>
        <source>Do not remember on this computer</source>
        <translation>Не помнить на этом компьютере</translation>
    </message>
    <message>
        <source>No passphrase yet</source>
        <translation>Пароля пока нет</translation>
    </message>
    <message>
        <source>Recovery sheet…</source>
        <translation>Лист восстановления…</translation>
    </message>
    <message>
        <source>Set a passphrase…</source>
        <translation>Поставить пароль…</translation>
    </message>
    <message>
        <source>Take it away…</source>
        <translation>Убрать пароль…</translation>
    </message>
    <message>
        <source>The journal is encrypted</source>
        <translation>Журнал зашифрован</translation>
    </message>
    <message>
        <source>The passphrase is kept in the store of this computer: the journal opens without asking for it.</source>
        <translation>Пароль помнит сам компьютер, в своём хранилище: журнал открывается, не спрашивая.</translation>
    </message>
    <message>
        <source>This computer does not remember the passphrase.</source>
        <translation>Этот компьютер больше не помнит пароль.</translation>
    </message>
    <message>
        <source>Whoever opens this computer, or finds a copy of the file, can read everything in it. A passphrase closes the journal and its backups.</source>
        <translation>Прочитать всё может любой, кто откроет этот компьютер или найдёт копию файла. Пароль закроет и журнал, и копии.</translation>
    </message>
    <message>
        <source>Without the passphrase the file tells nothing: not on this computer, not on a stolen one, not in a cloud. Its backups are closed in the same way.</source>
        <translation>Без пароля из файла ничего не узнать — ни на этом компьютере, ни на украденном, ни в облаке. Копии закрыты так же.</translation>
    </message>
</context>
<context>
    <name>ScreenCard</name>
    <message>
        <source>A client is shown by the code of the card, else by initials and a number, in prints too. The search still knows the name. Exports keep names. Ctrl+Shift+H turns it on and off.</source>
        <translation>Вместо имени — код из карточки, а если его нет — инициалы и номер, на бумаге тоже. Искать можно и по имени; в выгрузках имена остаются. Включить и выключить — Ctrl+Shift+H.</translation>
    </message>
    <message>
        <source>Codes instead of names everywhere</source>
        <translation>Везде коды вместо имён</translation>
    </message>
    <message>
        <source>What you copy leaves the clipboard after half a minute, except reminders for clients.</source>
        <translation>Скопированное исчезает из буфера обмена через полминуты — кроме напоминаний для клиентов.</translation>
    </message>
    <message>
        <source>Where others may look at the screen</source>
        <translation>Когда на экран могут смотреть другие</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Clear the search</source>
        <translation>Очистить поиск</translation>
    </message>
</context>
<context>
    <name>SecondCard</name>
    <message>
        <source>A disk fails as a whole, a laptop is stolen with all that is on it. Choose a folder on a USB stick or another disk: each backup is copied there as well, whenever it is plugged in.</source>
        <translation>Диск ломается целиком, ноутбук крадут вместе со всеми копиями. Выберите папку на флешке или другом диске: каждая копия ляжет и туда, когда он подключён.</translation>
    </message>
    <message>
        <source>And on a stick</source>
        <translation>И ещё на флешке</translation>
    </message>
    <message>
        <source>Another folder…</source>
        <translation>Другая папка…</translation>
    </message>
    <message>
        <source>Choose the folder…</source>
        <translation>Выбрать папку…</translation>
    </message>
    <message>
        <source>Copy there now</source>
        <translation>Положить сейчас</translation>
    </message>
    <message>
        <source>No copy is there yet.</source>
        <translation>Копий там пока нет.</translation>
    </message>
    <message>
        <source>No second folder</source>
        <translation>Без второй папки</translation>
    </message>
    <message>
        <source>The folder is not there now: plug the stick in.</source>
        <translation>Сейчас папки нет на месте: подключите флешку.</translation>
    </message>
    <message>
        <source>The last copy there is of {moment}.</source>
        <translation>Последняя копия там: {moment}.</translation>
    </message>
</context>
<context>
    <name>SecondFolder</name>
    <message>
        <source>Copying the backup…</source>
        <translation>Копия кладётся во вторую папку…</translation>
    </message>
    <message>
        <source>No more copies are put there. Those that are there stay.</source>
        <translation>Больше копии туда не кладутся. Те, что там есть, остались.</translation>
    </message>
    <message>
        <source>The backup is in the second folder, too.</source>
        <translation>Копия теперь есть и во второй папке.</translation>
    </message>
    <message>
        <source>The backups lie in this folder already: choose another one.</source>
        <translation>В этой папке копии и так лежат — выберите другую.</translation>
    </message>
    <message>
        <source>The second folder is not there now.</source>
        <translation>Второй папки сейчас нет на месте.</translation>
    </message>
    <message>
        <source>Where to copy each backup as well</source>
        <translation>Куда ещё класть каждую копию</translation>
    </message>
</context>
<context>
    <name>Section</name>
    <message>
        <source>Add: %1</source>
        <translation>Добавить: %1</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Account</source>
        <translation>Счёт доверия</translation>
    </message>
    <message>
        <source>Appearance and language</source>
        <translation>Вид и язык</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Резервные копии</translation>
    </message>
    <message>
        <source>Clients&apos; rights</source>
        <translation>Права клиентов</translation>
    </message>
    <message>
        <source>Journal and data</source>
        <translation>Журнал и данные</translation>
    </message>
    <message>
        <source>Parts of the settings</source>
        <translation>Разделы настроек</translation>
    </message>
    <message>
        <source>Practice</source>
        <translation>Практика</translation>
    </message>
    <message>
        <source>Privacy in the room</source>
        <translation>Чужие глаза</translation>
    </message>
    <message>
        <source>Safety</source>
        <translation>Защита</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Настройки</translation>
    </message>
    <message>
        <source>Visits and reminders</source>
        <translation>Визиты и напоминания</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Close, keeping the words</source>
        <translation>Закрыть, сохранив написанное</translation>
    </message>
    <message>
        <source>Close; what was typed stays (Esc)</source>
        <translation>Закрыть; написанное не пропадёт (Esc)</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>День</translation>
    </message>
    <message>
        <source>Edit: %1</source>
        <translation>Правка: %1</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>Журнал</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Записать</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>The day it happened: 18, 18.11, fri, yesterday</source>
        <translation>Когда это было: 18, 18.11, пт, вчера</translation>
    </message>
    <message>
        <source>becomes %1</source>
        <translation>станет %1</translation>
    </message>
    <message>
        <source>becomes: %1</source>
        <translation>станет: %1</translation>
    </message>
    <message>
        <source>large</source>
        <translation>много</translation>
    </message>
    <message>
        <source>small</source>
        <translation>мало</translation>
    </message>
    <message>
        <source>usual</source>
        <translation>обычно</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Ctrl with a letter works on the Russian layout, too.</source>
        <translation>Ctrl с буквой работает и на русской раскладке.</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Клавиши</translation>
    </message>
    <message>
        <source>in the menu</source>
        <translation>в меню</translation>
    </message>
</context>
<context>
    <name>SideColumn</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>ещё %n</numerusform>
            <numerusform>ещё %n</numerusform>
            <numerusform>ещё %n</numerusform>
        </translation>
    </message>
    <message>
        <source>All promises are kept or closed.</source>
        <translation>Открытых пока нет.</translation>
    </message>
    <message>
        <source>Balance of the year</source>
        <translation>Баланс за год</translation>
    </message>
</context>
<context>
    <name>StartProblem</name>
    <message>
        <source>All files (*)</source>
        <translation>Все файлы (*)</translation>
    </message>
    <message>
        <source>Bring back the backup of {day}, {time}</source>
        <translation>Вернуть копию: {day}, {time}</translation>
    </message>
    <message>
        <source>Bringing the journal back…</source>
        <translation>Возвращаю журнал…</translation>
    </message>
    <message>
        <source>Checking the newest backup…</source>
        <translation>Проверяю последнюю копию…</translation>
    </message>
    <message>
        <source>Choose another file…</source>
        <translation>Выбрать другой файл…</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Подробнее</translation>
    </message>
    <message>
        <source>Find it…</source>
        <translation>Найти…</translation>
    </message>
    <message>
        <source>For that the journal is closed, and opens again by itself when it is done. What you have typed is kept.</source>
        <translation>Журнал для этого закроется и откроется снова, когда всё будет готово. То, что вы успели написать, не пропадёт.</translation>
    </message>
    <message>
        <source>Journals (*.journal)</source>
        <translation>Журналы (*.journal)</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Не сейчас</translation>
    </message>
    <message>
        <source>Open a journal</source>
        <translation>Открыть журнал</translation>
    </message>
    <message>
        <source>Open for viewing</source>
        <translation>Открыть для просмотра</translation>
    </message>
    <message>
        <source>Open the journal</source>
        <translation>Открыть журнал</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Выйти</translation>
    </message>
    <message>
        <source>Reading what can still be read…</source>
        <translation>Читаю всё, что ещё читается…</translation>
    </message>
    <message>
        <source>Save a copy elsewhere</source>
        <translation>Сохранить копию в другом месте</translation>
    </message>
    <message>
        <source>Save a copy elsewhere…</source>
        <translation>Сохранить копию в другом месте…</translation>
    </message>
    <message>
        <source>Save what can still be read</source>
        <translation>Спасти то, что читается</translation>
    </message>
    <message>
        <source>Saving a copy…</source>
        <translation>Копия сохраняется…</translation>
    </message>
    <message>
        <source>Start a new one</source>
        <translation>Начать новый</translation>
    </message>
    <message>
        <source>The backup opens with the passphrase of the day it was made.</source>
        <translation>Копия открывается тем паролем, который был, когда её сделали.</translation>
    </message>
    <message>
        <source>The damaged journal opens with its passphrase.</source>
        <translation>Повреждённый журнал открывается своим паролем.</translation>
    </message>
    <message>
        <source>This backup is not whole, and there is no earlier one.</source>
        <translation>Эта копия сама повреждена, а более ранней нет.</translation>
    </message>
    <message>
        <source>This backup is not whole. The one before it is offered now.</source>
        <translation>Эта копия сама повреждена. Теперь предложена предыдущая.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Попробовать снова</translation>
    </message>
    <message>
        <source>What could be read is saved</source>
        <translation>Что удалось прочитать — спасено</translation>
    </message>
    <message>
        <source>{file} opens with its passphrase.</source>
        <translation>{file} открывается своим паролем.</translation>
    </message>
</context>
<context>
    <name>Strength</name>
    <message>
        <source>A patient guesser would find it. One or two more words, and it holds.</source>
        <translation>Терпеливый подберёт. Ещё слово-другое — и выдержит.</translation>
    </message>
    <message>
        <source>Fair. One more word makes it much harder to guess.</source>
        <translation>Неплохо. Ещё одно слово — и подобрать будет намного труднее.</translation>
    </message>
    <message>
        <source>Good.</source>
        <translation>Хороший.</translation>
    </message>
    <message>
        <source>Spaces alone cannot be a passphrase. Add a word at least.</source>
        <translation>Одни пробелы — не пароль. Добавьте хотя бы слово.</translation>
    </message>
    <message>
        <source>Strong.</source>
        <translation>Надёжный.</translation>
    </message>
    <message>
        <source>This is guessed quickly. Three or four words together hold much better.</source>
        <translation>Такой подберут быстро. Три-четыре слова подряд куда надёжнее.</translation>
    </message>
</context>
<context>
    <name>SupervisionPage</name>
    <message>
        <source>C</source>
        <comment>begins a client&apos;s code: C-1</comment>
        <translation>К</translation>
    </message>
    <message>
        <source>For supervision</source>
        <translation>На супервизию</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Вопрос</translation>
    </message>
    <message>
        <source>from the private layer</source>
        <translation>из личного слоя</translation>
    </message>
</context>
<context>
    <name>SupervisionSheet</name>
    <message>
        <source>As it will be printed</source>
        <translation>Так это будет на бумаге</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Codes stand for names. Read it through before you hand it on: places, workplaces and rare events can tell who it is, too.</source>
        <translation>Вместо имён стоят коды. Перечитайте лист, прежде чем отдать: места, работа и редкие события тоже могут выдать человека.</translation>
    </message>
    <message>
        <source>For supervision</source>
        <translation>На супервизию</translation>
    </message>
    <message>
        <source>Mark as discussed</source>
        <translation>Отметить: обсудили</translation>
    </message>
    <message>
        <source>Nothing waits for supervision</source>
        <translation>Пока ничего не отложено</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Печать…</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Сохранить в PDF</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Сохранить в PDF…</translation>
    </message>
    <message>
        <source>Select words in a note and press Ctrl+Alt+5: they will wait here, with your question.</source>
        <translation>Выделите слова в заметке и нажмите Ctrl+Alt+5: они подождут здесь вместе с вашим вопросом.</translation>
    </message>
    <message>
        <source>What to take</source>
        <translation>Что взять</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Записано: %1</translation>
    </message>
    <message>
        <source>supervision</source>
        <translation>супервизия</translation>
    </message>
    <message>
        <source>with words of the private layer, this time</source>
        <translation>на этот раз — и слова личного слоя</translation>
    </message>
</context>
<context>
    <name>SyncedCard</name>
    <message>
        <source>Better: the journal lives on this computer alone, and finished backups go to the folder where it lies now. The present file stays where it is.</source>
        <translation>Лучше так: журнал живёт только на этом компьютере, а в нынешнюю папку кладутся готовые копии. Сам нынешний файл останется на месте.</translation>
    </message>
    <message>
        <source>It would lie in: {folder}</source>
        <translation>Он ляжет в папку: {folder}</translation>
    </message>
    <message>
        <source>Keep it on this computer</source>
        <translation>Держать на этом компьютере</translation>
    </message>
    <message>
        <source>The folder of the journal</source>
        <translation>Папка журнала</translation>
    </message>
    <message>
        <source>This folder is kept in step by {service}, or lies on another computer. Such folders are changed behind the program&apos;s back: a copy half-way, two versions of one file, a lock that does not hold. Journals have been lost so.</source>
        <translation>Журнал лежит в папке, куда пишет не только эта программа ({service}). Там файл могут подменить на полпути, сделать из него два или не удержать замок — так журналы уже терялись.</translation>
    </message>
</context>
<context>
    <name>TariffCard</name>
    <message numerus="yes">
        <source>%n client(s) would change zone</source>
        <translation>
            <numerusform>Зона изменится у %n клиента</numerusform>
            <numerusform>Зона изменится у %n клиентов</numerusform>
            <numerusform>Зона изменится у %n клиентов</numerusform>
        </translation>
    </message>
    <message>
        <source>As it was</source>
        <translation>Как было</translation>
    </message>
    <message>
        <source>My tariff and zones</source>
        <translation>Мой тариф и зоны</translation>
    </message>
    <message>
        <source>Nobody would change zone.</source>
        <translation>Зона ни у кого не изменится.</translation>
    </message>
    <message>
        <source>Save the tariff</source>
        <translation>Сохранить тариф</translation>
    </message>
    <message>
        <source>Usual values</source>
        <translation>Обычные значения</translation>
    </message>
    <message>
        <source>What is recorded keeps its points; new records take the new ones.</source>
        <translation>Записанное сохранит свои баллы; новые значения — для новых записей.</translation>
    </message>
    <message>
        <source>Zones begin at</source>
        <translation>Зоны начинаются с</translation>
    </message>
</context>
<context>
    <name>TermLine</name>
    <message numerus="yes">
        <source>%n client(s) past the term of keeping</source>
        <translation>
            <numerusform>У %n клиента вышел срок хранения</numerusform>
            <numerusform>У %n клиентов вышел срок хранения</numerusform>
            <numerusform>У %n клиентов вышел срок хранения</numerusform>
        </translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Посмотреть</translation>
    </message>
    <message>
        <source>Show who is past the term of keeping</source>
        <translation>Показать, у кого вышел срок хранения</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>As it was before…</source>
        <translation>Как было раньше…</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Контакты</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Удалить</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Изменить</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Всё</translation>
    </message>
    <message>
        <source>Feed</source>
        <translation>Лента</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Заметки</translation>
    </message>
    <message>
        <source>Nothing is recorded yet. Press 1 and write the first good thing.</source>
        <translation>Здесь пока пусто. Нажмите 1 и запишите первое хорошее.</translation>
    </message>
    <message>
        <source>There is nothing of this kind yet.</source>
        <translation>Такого пока не было.</translation>
    </message>
</context>
<context>
    <name>TodayCards</name>
    <message>
        <source>All is well: nobody needs care today.</source>
        <translation>Всё хорошо: сегодня забота никому не нужна.</translation>
    </message>
    <message>
        <source>In the evening</source>
        <translation>Вечером</translation>
    </message>
    <message>
        <source>Little things this week</source>
        <translation>Мелочи этой недели</translation>
    </message>
    <message>
        <source>Notes without a client</source>
        <translation>Заметки без клиента</translation>
    </message>
    <message>
        <source>Nothing is due this week. A good moment to breathe.</source>
        <translation>На этой неделе ничего не горит. Можно выдохнуть.</translation>
    </message>
    <message>
        <source>Plan of the week</source>
        <translation>План недели</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Сегодня</translation>
    </message>
    <message>
        <source>Tomorrow — remind today</source>
        <translation>Завтра — напомнить сегодня</translation>
    </message>
    <message>
        <source>Waiting for my answer</source>
        <translation>Ждут моего ответа</translation>
    </message>
    <message>
        <source>Whom to write to tomorrow</source>
        <translation>Кому написать завтра</translation>
    </message>
</context>
<context>
    <name>TodayLines</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>ещё %n</numerusform>
            <numerusform>ещё %n</numerusform>
            <numerusform>ещё %n</numerusform>
        </translation>
    </message>
    <message>
        <source>More or fewer lines</source>
        <translation>Больше или меньше строк</translation>
    </message>
    <message>
        <source>Show fewer</source>
        <translation>Свернуть</translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message numerus="yes">
        <source>%n session(s) tomorrow</source>
        <translation>
            <numerusform>завтра %n сессия</numerusform>
            <numerusform>завтра %n сессии</numerusform>
            <numerusform>завтра %n сессий</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n visit(s) tomorrow</source>
        <translation>
            <numerusform>завтра %n визит</numerusform>
            <numerusform>завтра %n визита</numerusform>
            <numerusform>завтра %n визитов</numerusform>
        </translation>
    </message>
    <message>
        <source>New client</source>
        <translation>Новый клиент</translation>
    </message>
    <message>
        <source>Promises to keep and people who need care will stand here.</source>
        <translation>Здесь соберутся сроки обещаний и те, кому нужна забота.</translation>
    </message>
    <message>
        <source>Quick entry</source>
        <translation>Быстрая запись</translation>
    </message>
    <message>
        <source>Your day begins with the first client</source>
        <translation>День начнётся с первого клиента</translation>
    </message>
</context>
<context>
    <name>TodayVisitWords</name>
    <message>
        <source>%1 tomorrow</source>
        <translation>завтра %1</translation>
    </message>
    <message>
        <source>%1 — a good moment</source>
        <translation>%1 — хороший момент</translation>
    </message>
    <message numerus="yes">
        <source>%n year(s)</source>
        <translation>
            <numerusform>%n год</numerusform>
            <numerusform>%n года</numerusform>
            <numerusform>%n лет</numerusform>
        </translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Отвечено</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>Подтверждено</translation>
    </message>
    <message>
        <source>Copy reminder</source>
        <translation>Скопировать текст</translation>
    </message>
    <message>
        <source>Copy the reminder (Ctrl+C)</source>
        <translation>Скопировать напоминание (Ctrl+C)</translation>
    </message>
    <message>
        <source>Ctrl+C on the line</source>
        <translation>Ctrl+C на строке</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Нет ответа</translation>
    </message>
    <message>
        <source>asked %1</source>
        <translation>спросили %1</translation>
    </message>
    <message>
        <source>birthday</source>
        <translation>день рождения</translation>
    </message>
    <message>
        <source>came late</source>
        <translation>с опозданием</translation>
    </message>
    <message>
        <source>confirmed</source>
        <translation>подтверждено</translation>
    </message>
    <message>
        <source>contact as usual</source>
        <translation>контакт как обычно</translation>
    </message>
    <message>
        <source>contact stronger</source>
        <translation>контакт крепче</translation>
    </message>
    <message>
        <source>contact tense</source>
        <translation>контакт напряжённее</translation>
    </message>
    <message>
        <source>last year: %1</source>
        <translation>в прошлом году: %1</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>нет ответа</translation>
    </message>
    <message>
        <source>no answer, %1</source>
        <translation>нет ответа, %1</translation>
    </message>
    <message>
        <source>not reminded yet</source>
        <translation>ещё не напомнили</translation>
    </message>
    <message>
        <source>now</source>
        <translation>сейчас</translation>
    </message>
    <message>
        <source>prefers a call</source>
        <translation>лучше звонить</translation>
    </message>
    <message>
        <source>prefers a message</source>
        <translation>лучше писать</translation>
    </message>
    <message>
        <source>prefers an e-mail</source>
        <translation>лучше письмом</translation>
    </message>
    <message>
        <source>prefers to speak in person</source>
        <translation>лучше говорить лично</translation>
    </message>
    <message>
        <source>recorded: %1</source>
        <translation>записано: %1</translation>
    </message>
    <message>
        <source>remind: %1</source>
        <translation>напомнить: %1</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>отправлено</translation>
    </message>
    <message>
        <source>sent, %1</source>
        <translation>отправлено, %1</translation>
    </message>
    <message>
        <source>tomorrow</source>
        <translation>завтра</translation>
    </message>
    <message>
        <source>tomorrow at %1</source>
        <translation>завтра в %1</translation>
    </message>
    <message numerus="yes">
        <source>turns %n</source>
        <translation>
            <numerusform>исполнится %n год</numerusform>
            <numerusform>исполнится %n года</numerusform>
            <numerusform>исполнится %n лет</numerusform>
        </translation>
    </message>
    <message>
        <source>waits for an answer</source>
        <translation>ждёт ответа</translation>
    </message>
</context>
<context>
    <name>TodayWords</name>
    <message numerus="yes">
        <source>%n day(s) overdue</source>
        <translation>
            <numerusform>просрочено на %n день</numerusform>
            <numerusform>просрочено на %n дня</numerusform>
            <numerusform>просрочено на %n дней</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete the note</source>
        <translation>Удалить заметку</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Открыть</translation>
    </message>
    <message>
        <source>Whose is it?</source>
        <translation>Кому?</translation>
    </message>
    <message>
        <source>due %1</source>
        <translation>срок — %1</translation>
    </message>
    <message numerus="yes">
        <source>moved %n time(s)</source>
        <translation>
            <numerusform>переносили %n раз</numerusform>
            <numerusform>переносили %n раза</numerusform>
            <numerusform>переносили %n раз</numerusform>
        </translation>
    </message>
    <message>
        <source>written %1 of %2 this month: better wait</source>
        <translation>написано %1 из %2 за месяц: лучше подождать</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>«%1»</translation>
    </message>
</context>
<context>
    <name>TopicWords</name>
    <message>
        <source>An example</source>
        <translation>Пример</translation>
    </message>
    <message>
        <source>An exercise</source>
        <translation>Упражнение</translation>
    </message>
    <message>
        <source>Ask yourself</source>
        <translation>Спросите себя</translation>
    </message>
    <message>
        <source>For supervision</source>
        <translation>На супервизию</translation>
    </message>
    <message>
        <source>How to act</source>
        <translation>Как вести себя</translation>
    </message>
    <message>
        <source>In these words</source>
        <translation>Такими словами</translation>
    </message>
    <message>
        <source>Say instead</source>
        <translation>Что сказать вместо этого</translation>
    </message>
    <message>
        <source>Signs</source>
        <translation>Признаки</translation>
    </message>
    <message>
        <source>The moment that decides</source>
        <translation>Решающая минута</translation>
    </message>
    <message>
        <source>The risk</source>
        <translation>Чем рискуете</translation>
    </message>
    <message>
        <source>What drains it</source>
        <translation>Что отнимает</translation>
    </message>
    <message>
        <source>What feeds it</source>
        <translation>Что питает</translation>
    </message>
</context>
<context>
    <name>Typed</name>
    <message numerus="yes">
        <source>%n unfinished note(s) brought back</source>
        <translation>
            <numerusform>Вернулась %n недописанная заметка</numerusform>
            <numerusform>Вернулись %n недописанные заметки</numerusform>
            <numerusform>Вернулись %n недописанных заметок</numerusform>
        </translation>
    </message>
    <message>
        <source>Brought back what was not finished.</source>
        <translation>Недописанное снова здесь.</translation>
    </message>
    <message>
        <source>Brought back what was not finished: %1, %2</source>
        <translation>Вернулось недописанное: %1, %2</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Показать</translation>
    </message>
    <message>
        <source>inbox</source>
        <translation>без клиента</translation>
    </message>
</context>
<context>
    <name>Viewing</name>
    <message>
        <source>Journals (*.journal)</source>
        <translation>Журналы (*.journal)</translation>
    </message>
    <message>
        <source>Save a copy elsewhere</source>
        <translation>Сохранить копию в другом месте</translation>
    </message>
    <message>
        <source>Saving a copy…</source>
        <translation>Сохраняю копию…</translation>
    </message>
    <message>
        <source>The copy is open now: {path}. You can go on writing.</source>
        <translation>Теперь открыта копия: {path}. Можно писать дальше.</translation>
    </message>
    <message>
        <source>The journal lies in a folder that others write to as well ({service}). Journals have been spoilt so; it is safer on this computer alone.</source>
        <translation>Журнал лежит в папке, куда пишет не только эта программа ({service}). Так журналы портились — на одном этом компьютере ему надёжнее.</translation>
    </message>
    <message>
        <source>What is better…</source>
        <translation>Как лучше…</translation>
    </message>
</context>
<context>
    <name>VisitFeeling</name>
    <message>
        <source>The feeling the client left with</source>
        <translation>С каким чувством ушёл клиент</translation>
    </message>
    <message>
        <source>What to come back to</source>
        <translation>К чему вернуться</translation>
    </message>
    <message>
        <source>as usual</source>
        <translation>как обычно</translation>
    </message>
    <message>
        <source>come back to…</source>
        <translation>к чему вернуться…</translation>
    </message>
    <message>
        <source>contact stronger</source>
        <translation>контакт прочнее</translation>
    </message>
    <message>
        <source>feeling: not noted</source>
        <translation>чувство не отмечено</translation>
    </message>
    <message>
        <source>tense</source>
        <translation>напряжённо</translation>
    </message>
</context>
<context>
    <name>VisitPanel</name>
    <message>
        <source>Cancel it</source>
        <translation>Отменить</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Удалить</translation>
    </message>
    <message>
        <source>Open the client</source>
        <translation>Открыть клиента</translation>
    </message>
</context>
<context>
    <name>VisitSheet</name>
    <message>
        <source>A note</source>
        <translation>Заметка</translation>
    </message>
    <message>
        <source>Hours and minutes: 14, 14:30, 10:00-11:30</source>
        <translation>Часы и минуты: 14, 14:30, 10:00-11:30</translation>
    </message>
    <message>
        <source>How long</source>
        <translation>Сколько длится</translation>
    </message>
    <message>
        <source>Paid beforehand</source>
        <translation>Предоплата</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Время</translation>
    </message>
    <message>
        <source>What was paid beforehand</source>
        <translation>Что оплачено заранее</translation>
    </message>
    <message>
        <source>at</source>
        <translation>в</translation>
    </message>
    <message>
        <source>for</source>
        <translation>на</translation>
    </message>
    <message>
        <source>late</source>
        <translation>с опозданием</translation>
    </message>
    <message>
        <source>on time</source>
        <translation>вовремя</translation>
    </message>
    <message>
        <source>overlaps with %1, %2</source>
        <translation>пересекается: %1, %2</translation>
    </message>
    <message>
        <source>prepaid</source>
        <translation>предоплата</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>до %1</translation>
    </message>
</context>
<context>
    <name>WorkSection</name>
    <message>
        <source>Name of the field, for everybody&apos;s card</source>
        <translation>Название поля — оно появится на всех карточках</translation>
    </message>
    <message>
        <source>Rename the field</source>
        <translation>Переименовать поле</translation>
    </message>
    <message>
        <source>Take it off every card</source>
        <translation>Убрать поле со всех карточек</translation>
    </message>
    <message>
        <source>not filled in yet</source>
        <translation>пока не заполнено</translation>
    </message>
    <message>
        <source>your own field</source>
        <translation>своё поле</translation>
    </message>
</context>
<context>
    <name>WriteCard</name>
    <message>
        <source>Back to the day</source>
        <translation>Назад ко дню</translation>
    </message>
    <message>
        <source>Nobody. Everyone has heard what they should: a free evening.</source>
        <translation>Никому. Все услышали, что хотели: вечер свободен.</translation>
    </message>
    <message>
        <source>Only those for whom one more message is not one too many.</source>
        <translation>Только те, кому ещё одно сообщение не будет лишним.</translation>
    </message>
    <message>
        <source>Whom to write to tomorrow</source>
        <translation>Кому написать завтра</translation>
    </message>
</context>
</TS>
