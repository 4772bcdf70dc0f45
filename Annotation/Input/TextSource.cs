namespace GasOrleans.Annotation.Input;

/// <summary>Chooses how to decode by the first bytes, never by the file's name.</summary>
internal static class TextSource
{
    public static async ValueTask<ITextSource> OpenAsync(UploadedBytes upload, int parallelism, CancellationToken ct)
        => await upload.HasAsync(2, ct) && GzipHeader.IsMagic(upload.Unread) ? new GzipText(upload, parallelism) : new PlainText(upload);
}
