using System.Text;

namespace ClaimTrack.Text.Tests;

/// <summary>Prose invented for these tests.</summary>
static class Stories
{
    public static readonly string[] Harbour =
    [
        "The council of Port Aldern voted on Tuesday to rebuild the eastern harbour wall, which has leaked since the storms of last winter.",
        "Engineers told the meeting that 412 metres of the wall are unsafe, and that repairs would cost about 38 million crowns over four years.",
        "“We cannot wait for another winter,” said the mayor, Ida Brandt, who has asked the national fund for half of the money.",
        "Opponents say the figure is too low. A report by the shipping guild puts the cost at 61 million crowns, not counting the crane rails.",
        "The fund has not answered the request. A spokesman said only that all applications are read in the order in which they arrive.",
        "Fishing boats will move to the north basin in May, where forty moorings have been marked out with yellow buoys.",
    ];

    static readonly string[] words = """
        river mill bridge summer council window garden letter market engine doctor village winter number island harvest
        carries finds opens measures promises reports follows builds counts repairs finishes describes
        small quiet heavy early bright narrow public second broken careful distant ordinary
        the a its every another
        slowly twice again together nearly today
        """.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);

    public static string Paragraph(Random random, int sentences)
    {
        var text = new StringBuilder();
        for (var i = 0; i < sentences; i++)
        {
            var count = random.Next(8, 18);
            for (var w = 0; w < count; w++)
            {
                var word = words[random.Next(words.Length)];
                if (w == 0) word = char.ToUpperInvariant(word[0]) + word[1..];
                text.Append(word).Append(w == count - 1 ? ". " : random.Next(9) == 0 ? ", " : " ");
            }
        }
        return text.ToString().TrimEnd();
    }

    public static string[] Document(Random random) => [.. Enumerable.Range(0, 14).Select(_ => Paragraph(random, 4))];

    public static string WithWordsEdited(Random random, string text, double share) =>
        string.Join(' ', text.Split(' ').Select(word => random.NextDouble() < share ? words[random.Next(words.Length)] : word));
}
