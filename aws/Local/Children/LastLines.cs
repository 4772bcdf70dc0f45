namespace GasOrleans.Aws.Local.Children;

/// <summary>The last few lines of a text that never ends.</summary>
internal sealed class LastLines
{
    private const int Kept = 20;
    private readonly Queue<string> lines = new();

    public void Add(string line)
    {
        lock (lines)
        {
            lines.Enqueue(line);
            if (lines.Count > Kept)
            {
                lines.Dequeue();
            }
        }
    }

    public override string ToString()
    {
        lock (lines)
        {
            return string.Join('\n', lines);
        }
    }
}
