using GasOrleans.Annotation.Verdicts;

namespace GasOrleans.Annotation.Input;

/// <summary>An upload that is not compressed.</summary>
internal sealed class PlainText(UploadedBytes upload) : ITextSource
{
    public Places Places { get; } = new(upload.Position, upload.Position);

    public SeenCompression? Seen => null;

    public Problem? Refusal => upload.Refusal;

    public IEnumerable<Code> Remarks => [];

    public async ValueTask<int> ReadAsync(Memory<byte> destination, CancellationToken ct)
    {
        if (!await upload.HasAsync(1, ct))
        {
            return 0;
        }

        Places.Note(upload.Position, upload.Position);
        var count = Math.Min(upload.Unread.Length, destination.Length);
        upload.Unread[..count].CopyTo(destination.Span);
        upload.Advance(count);
        return count;
    }

    public void Dispose()
    {
    }
}
