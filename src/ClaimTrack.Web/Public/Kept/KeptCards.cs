using ClaimTrack.Cards;

namespace ClaimTrack.Web.Public.Kept;

/// <summary>The cards that this instance has drawn, by their addresses. A card never changes, so that only want of room lets it go.</summary>
public sealed class KeptCards(CardArtist artist)
{
    volatile Shelf<string, byte[]> _shelf = Empty();

    /// <summary>The card if it is there already.</summary>
    public byte[]? Find(string address) => _shelf.Find(address);

    /// <summary>The card, drawn by whoever asks first.</summary>
    /// <param name="address">Its address.</param>
    /// <param name="card">What it says.</param>
    public async Task<byte[]> Get(string address, Func<Card> card)
    {
        if (Find(address) is { } drawn) return drawn;
        if (_shelf.IsFull) _shelf = Empty();
        // It is drawn to the end even if the reader who asked for it goes: the others wait for the same.
        async Task<byte[]?> Draw() => await artist.Draw(card(), CancellationToken.None);
        return await _shelf.Get(address, Draw) ?? (await Draw())!;
    }

    // About a thousand.
    static Shelf<string, byte[]> Empty() => new(96L * 1024 * 1024, png => png.Length);
}
