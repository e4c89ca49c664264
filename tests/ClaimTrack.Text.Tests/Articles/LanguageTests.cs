namespace ClaimTrack.Text.Tests;

public class LanguageTests
{
    [Theory]
    [InlineData("en", "The council said that the wall will be rebuilt, and that the work is to begin in the spring.")]
    [InlineData("es", "El ayuntamiento dijo que el muro del puerto será reconstruido y que las obras empezarán en la primavera.")]
    [InlineData("fr", "Le conseil a dit que le mur du port sera reconstruit et que les travaux commenceront dans une semaine.")]
    [InlineData("de", "Der Rat hat entschieden, dass die Mauer des Hafens nicht abgerissen wird und die Arbeiten im Frühling beginnen.")]
    [InlineData("pt", "O conselho disse que o muro do porto será reconstruído e que as obras não começam na primavera, mas no verão.")]
    [InlineData("it", "Il consiglio ha detto che il muro del porto sarà ricostruito e che i lavori non sono della città.")]
    [InlineData("nl", "De raad zei dat het werk aan de muur van de haven in het voorjaar begint en niet wordt uitgesteld.")]
    [InlineData("ru", "Совет решил, что стена порта будет построена заново, и работы начнутся весной этого года.")]
    [InlineData("uk", "Рада вирішила, що стіну порту буде збудовано знову, і роботи почнуться навесні цього року.")]
    [InlineData("tr", "Meclis, liman duvarı için bir karar aldı ve bu iş çok para ile daha sonra bahar gibi başlayacak.")]
    [InlineData("pl", "Rada powiedziała, że mur portu nie jest bezpieczny i że prace na wschodzie się rozpoczną od wiosny.")]
    [InlineData("fa", "شورای شهر گفت که دیوار بندر دوباره ساخته می‌شود و کارها در بهار آغاز خواهد شد.")]
    [InlineData("ar", "قال المجلس إن جدار الميناء سيعاد بناؤه وإن الأعمال ستبدأ في الربيع المقبل.")]
    [InlineData("he", "המועצה אמרה כי חומת הנמל תיבנה מחדש וכי העבודות יתחילו באביב הקרוב.")]
    [InlineData("hi", "परिषद ने कहा कि बंदरगाह की दीवार फिर से बनाई जाएगी और काम वसंत में शुरू होगा।")]
    [InlineData("zh", "议会表示港口的墙将重建，工程将于春天开始，费用由国家基金承担一半。")]
    [InlineData("ja", "議会は港の壁を再建すると発表し、工事は春に始まる予定であると述べた。")]
    [InlineData("ko", "의회는 항구의 벽을 다시 짓겠다고 밝혔으며 공사는 봄에 시작될 예정이다.")]
    public void The_language_of_a_sentence_is_recognised(string language, string sentence) =>
        Assert.Equal(language, ArticleExtractor.FromPlainText(sentence).Language);

    [Theory]
    [InlineData("1234 5678 — 90.")]
    [InlineData("Xyzzy plugh.")]
    public void Too_little_to_tell_is_no_language(string text) => Assert.Null(ArticleExtractor.FromPlainText(text).Language);
}
