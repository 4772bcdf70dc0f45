namespace Orleans.Aws;

/// <summary>An event made of a message that no stream provider sent.</summary>
/// <param name="Stream">The stream it belongs to.</param>
/// <param name="Event">What its subscribers are given; a type that Orleans can serialize.</param>
public sealed record ForeignEvent(StreamId Stream, object Event);
