namespace ClaimTrack.Domain.Tests;

/// <summary>What is too long is cut between characters.</summary>
public sealed class Cutting : Story
{
    [Theory]
    [InlineData("boat", 4, "boat", "boat", "boat")]
    [InlineData("boats", 4, "boat", "boa…", "oats")]
    [InlineData("abc🚢🚢cba", 4, "abc", "abc…", "cba")]
    [InlineData("ab🚢🚢ba", 4, "ab🚢", "ab…", "🚢ba")]
    [InlineData("🚢🚢", 1, "", "…", "")]
    public void A_character_of_two_units_stays_whole_or_goes(string text, int max, string beginning, string withEllipsis, string end)
    {
        Assert.Equal((beginning, withEllipsis, end), (Cut.Of(text, max), Cut.WithEllipsis(text, max), Cut.End(text, max)));
    }

    [Fact]
    public void Kept_words_names_of_files_and_notes_hold_no_half_character()
    {
        string Ships(string first, int units) => first + string.Concat(Enumerable.Repeat("🚢", units));
        var claim = Given.Claim(Team).Sourced(1);
        var place = new ThreadPlace { Subject = ThreadSubject.Evidence, EvidenceNumber = 1, Words = Ships("a", ThreadPlace.WordsMax) };
        var thread = new DiscussionThread(claim, place, "Why?", Team.Members, Ana, Noon);
        var file = new StoredFile(Guid.NewGuid(), Ships("", StoredFile.NameMax) + "a.pdf", "application/pdf", new byte[1], Ana, Noon);
        claim.Decline(DeclineReason.Other, Ships("a", HistoryEvent.NoteMax), Ana, Noon);

        Assert.All([thread.Place.Words!, file.Name, claim.Events[^1].Note!], text => Assert.DoesNotContain('\uFFFD', new System.Text.UTF8Encoding().GetString(new System.Text.UTF8Encoding().GetBytes(text))));
    }
}
