namespace GasOrleans.Annotation.Input;

/// <summary>Where in an upload decoding can begin again, for what part of its text.</summary>
internal sealed class Places
{
    private readonly Queue<(long Text, long Input)> ahead = new();
    private (long Text, long Input) last;

    /// <summary>Begins where a run goes on.</summary>
    public Places(long text, long input) => last = (text, input);

    /// <summary>Notes that the text from here on can be decoded from there on.</summary>
    public void Note(long text, long input) => ahead.Enqueue((text, input));

    /// <summary>The nearest place at or before a byte of the text; what is asked never goes back.</summary>
    public (long Text, long Input) Before(long text)
    {
        while (ahead.TryPeek(out var next) && next.Text <= text)
        {
            last = ahead.Dequeue();
        }

        return last;
    }
}
