namespace ClaimTrack.Text.Tests;

/// <summary>The measured table of the design in small: how often a quote is found again, and that it is never found wrongly.</summary>
public class MeasuredTests(ITestOutputHelper output)
{
    const int Trials = 120;

    [Theory]
    [InlineData("edits elsewhere only", 0.0, 1.0)]
    [InlineData("5 % of the words edited", 0.05, 0.97)]
    [InlineData("15 % of the words edited", 0.15, 0.80)]
    [InlineData("30 % of the words edited", 0.30, 0.30)]
    public void An_edited_quote_is_accepted_often_and_never_in_the_wrong_place(string name, double share, double leastAccepted)
    {
        var random = new Random(17);
        int accepted = 0, wrong = 0;
        for (var trial = 0; trial < Trials; trial++)
        {
            var blocks = Stories.Document(random);
            var (anchor, block) = Pick(random, blocks);
            var before = string.Join('\n', blocks[..block]).Length + 1 - (block == 0 ? 1 : 0);
            var from = anchor.Start - before;
            var edited = Stories.WithWordsEdited(random, anchor.Exact, share);
            var later = blocks.Select((text, i) => i == block ? text[..from] + edited + text[(from + anchor.Exact.Length)..] : Stories.WithWordsEdited(random, text, 0.1)).ToArray();
            var place = string.Join('\n', later[..block]).Length + (block == 0 ? 0 : 1) + from;

            var found = QuoteAnchoring.Resolve(anchor, string.Join('\n', later));
            if (found.State is not (AnchorState.Anchored or AnchorState.Changed)) continue;
            accepted++;
            if (Math.Abs(found.Start!.Value - place) > 12) wrong++;
            if (edited != anchor.Exact) Assert.Equal(AnchorState.Changed, found.State);
        }
        output.WriteLine($"{name}: accepted {accepted} of {Trials}, wrong {wrong}");
        Assert.Equal(0, wrong);
        Assert.True(accepted >= leastAccepted * Trials, $"{name}: accepted {accepted} of {Trials}");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_removed_quote_is_never_accepted_anywhere(bool wholeParagraph)
    {
        var random = new Random(23);
        for (var trial = 0; trial < Trials; trial++)
        {
            var blocks = Stories.Document(random);
            var (anchor, block) = Pick(random, blocks);
            var later = string.Join('\n', blocks.Select((text, i) => i != block ? text : wholeParagraph ? "" : text.Replace(anchor.Exact, "", StringComparison.Ordinal)));
            var state = QuoteAnchoring.Resolve(anchor, PlainText.Normalise(later)).State;
            Assert.True(state is AnchorState.Missing or AnchorState.Uncertain, $"Trial {trial} was {state}.");
        }
    }

    static (QuoteAnchor Anchor, int Block) Pick(Random random, string[] blocks)
    {
        var block = random.Next(blocks.Length);
        var sentences = blocks[block].Split(". ");
        var sentence = sentences[random.Next(sentences.Length)];
        var plain = string.Join('\n', blocks);
        var start = string.Join('\n', blocks[..block]).Length + (block == 0 ? 0 : 1) + blocks[block].IndexOf(sentence, StringComparison.Ordinal);
        return (QuoteAnchoring.Describe(plain, start, start + sentence.Length), block);
    }
}
