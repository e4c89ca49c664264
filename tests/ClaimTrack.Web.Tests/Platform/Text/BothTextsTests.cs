using ClaimTrack.Web.Platform.Text;

namespace ClaimTrack.Web.Tests.Platform.Text;

/// <summary>Two people's changes of one text are made into one.</summary>
public class BothTextsTests
{
    [Theory]
    [InlineData("The pier was shut.", "The old pier was shut.", "The pier was shut for weeks.", "The old pier was shut for weeks.")]
    [InlineData("It rose.", "It fell.", "It stayed.", "It [theirs: fell | mine: stayed].")]
    [InlineData("", "Theirs.", "Mine.", "[theirs: Theirs. | mine: Mine.]")]
    [InlineData(null, "Same.", "Same.", "Same.")]
    [InlineData("a b c", "a b c", "a c", "a c")]
    [InlineData("الميناء مغلق", "الميناء مغلق اليوم", "الميناء القديم مغلق", "الميناء القديم مغلق اليوم")]
    public void What_only_one_changed_is_taken_and_where_both_did_both_stand(string? start, string theirs, string mine, string both) =>
        Assert.Equal(both, BothTexts.Join(start, theirs, mine));
}
