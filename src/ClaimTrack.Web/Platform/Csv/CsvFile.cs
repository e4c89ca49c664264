using System.Globalization;
using CsvHelper;

namespace ClaimTrack.Web.Platform.Csv;

/// <summary>Comma-separated values for spreadsheets, row by row, in UTF-8. A cell that a spreadsheet would take for a formula
/// begins with an apostrophe, so that what somebody wrote is never carried out.</summary>
/// <param name="to">Where it is written; it stays open.</param>
/// <param name="isStart">Whether this is its beginning: spreadsheets know UTF-8 by the mark there.</param>
public sealed class CsvFile(Stream to, bool isStart = true) : IAsyncDisposable
{
    /// <summary>The content type.</summary>
    public const string ContentType = "text/csv; charset=utf-8";

    readonly CsvWriter _csv = CsvWriter.Create(to, new CsvWriterOptions { Injection = CsvInjection.Escape, WriteByteOrderMark = isStart }, leaveOpen: true);

    /// <summary>Writes a row.</summary>
    public async Task Row(IEnumerable<string?> cells, CancellationToken ct = default) => await _csv.WriteRecordAsync([.. cells.Select(c => c ?? "")], ct);

    /// <summary>An instant as machines and people read it.</summary>
    public static string Say(DateTimeOffset? at) => at?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "";

    /// <summary>A day.</summary>
    public static string Say(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture) ?? "";

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _csv.DisposeAsync();
}
