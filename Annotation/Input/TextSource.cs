namespace GasOrleans.Annotation.Input;

/// <summary>Chooses how to decode by the first bytes, never by the file's name.</summary>
internal static class TextSource
{
    private const int Skipped = 64 << 10;

    public static async ValueTask<ITextSource> OpenAsync(UploadedBytes upload, int parallelism, CancellationToken ct)
        => await upload.HasAsync(2, ct) && GzipHeader.IsMagic(upload.Unread)
            ? new GzipText(upload, parallelism, 0, new(Bgzf: false, Gzip: false, Unusual: false, EndSeen: false))
            : new PlainText(upload);

    /// <summary>Goes on where an earlier run stood: at a byte of the text, at or behind the one that the upload is read from.</summary>
    public static async ValueTask<ITextSource> ReopenAsync(UploadedBytes upload, int parallelism, SeenCompression? seen, long decodedFrom, long text, CancellationToken ct)
    {
        ITextSource source = seen is null ? new PlainText(upload) : new GzipText(upload, parallelism, decodedFrom, seen);
        var buffer = new byte[Skipped];
        for (var left = text - decodedFrom; left > 0;)
        {
            var count = await source.ReadAsync(buffer.AsMemory(0, (int)Math.Min(left, buffer.Length)), ct);
            left = count > 0 ? left - count : throw new EndOfStreamException("The input ends before the place where an earlier run stood.");
        }

        return source;
    }
}
